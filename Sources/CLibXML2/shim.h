#pragma once
#include <libxml/xmlversion.h>
/* Debian's headers pull in ICU, which clashes with Foundation's own copy. Never read
   xmlCharEncodingHandler from Swift: this makes it shorter than the library's. */
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/xmlreader.h>
#include <libxml/xmlerror.h>

/* A mutable C global, which Swift 6 cannot read. */
static inline void zhagen_xmlFree(void *pointer) { xmlFree(pointer); }
