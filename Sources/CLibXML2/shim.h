#pragma once
#include <libxml/xmlversion.h>
/* Debian's headers pull in ICU, which clashes with Foundation's own copy. Never read
   xmlCharEncodingHandler from Swift: this makes it shorter than the library's. */
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/xmlreader.h>
#include <libxml/xmlerror.h>
#include <string.h>

/* A mutable C global, which Swift 6 cannot read. */
static inline void zhagen_xmlFree(void *pointer) { xmlFree(pointer); }

/* Handlers that HTML gives its elements and words to. All others stay empty, so that no tree is built. */
typedef struct {
  startElementSAXFunc start;
  endElementSAXFunc end;
  charactersSAXFunc text;
} zhagen_HTMLHandlers;

/* A parser that calls `handlers` with `user`; the fields of its table are C function pointers, some of them
   variadic, which Swift does not import. */
static inline htmlParserCtxtPtr zhagen_htmlParser(zhagen_HTMLHandlers handlers, void *user) {
  htmlParserCtxtPtr parser = htmlNewParserCtxt();
  if (parser == NULL || parser->sax == NULL) return parser;
  memset(parser->sax, 0, sizeof(*parser->sax));
  parser->sax->startElement = handlers.start;
  parser->sax->endElement = handlers.end;
  parser->sax->characters = handlers.text;
  parser->sax->ignorableWhitespace = handlers.text;
  parser->userData = user;
  return parser;
}
