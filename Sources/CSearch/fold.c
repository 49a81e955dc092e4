#include "CSearch.h"
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uset.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>
#include <unicode/utrans.h>

/* The one scalar that a short text consists of; `otherwise` where it has more, or is too long. */
static UChar32 only(const UChar *text, int32_t length, UChar32 otherwise) {
  if (length < 1 || length > 2) return otherwise;
  int32_t next = 0;
  UChar32 scalar;
  U16_NEXT(text, next, length, scalar);
  return next == length ? scalar : otherwise;
}

/* Traditional to simplified, character by character; a character that may stand for several is left to
   what the transform takes it for alone. */
static void fold_script(uint32_t *table, int32_t size, UErrorCode *status) {
  static const UChar name[] = u"Traditional-Simplified";
  UTransliterator *transform = utrans_openU(name, -1, UTRANS_FORWARD, NULL, 0, NULL, status);
  USet *changed = utrans_getSourceSet(transform, false, NULL, status);
  int32_t items = changed ? uset_getItemCount(changed) : 0;
  for (int32_t item = 0; item < items && U_SUCCESS(*status); item++) {
    UChar32 first, last;
    if (uset_getItem(changed, item, &first, &last, NULL, 0, status) != 0) continue;
    for (UChar32 scalar = first; scalar <= last && scalar < size; scalar++) {
      UChar text[8];
      int32_t length = 0;
      U16_APPEND_UNSAFE(text, length, scalar);
      int32_t limit = length;
      utrans_transUChars(transform, text, &length, 8, 0, &limit, status);
      table[scalar] = (uint32_t)only(text, length, scalar);
    }
  }
  uset_close(changed);
  utrans_close(transform);
}

/* Full-width and half-width forms, by their decompositions. */
static void fold_width(uint32_t *table, int32_t size, UErrorCode *status) {
  const UNormalizer2 *forms = unorm2_getNFKCInstance(status);
  for (UChar32 scalar = 0x3000; scalar < 0xFFF0 && scalar < size && U_SUCCESS(*status); scalar++) {
    int32_t type = u_getIntPropertyValue(scalar, UCHAR_DECOMPOSITION_TYPE);
    if (type != U_DT_WIDE && type != U_DT_NARROW) continue;
    UChar text[8];
    int32_t length = unorm2_getRawDecomposition(forms, scalar, text, 8, status);
    table[scalar] = (uint32_t)only(text, length, scalar);
  }
}

bool zhagen_fold_table(uint32_t *table, int32_t size, bool wholly) {
  UErrorCode status = U_ZERO_ERROR;
  for (int32_t scalar = 0; scalar < size; scalar++) table[scalar] = (uint32_t)scalar;
  if (wholly) {
    fold_width(table, size, &status);
    fold_script(table, size, &status);
  }
  if (size > 0x2019) table[0x2019] = '\'';
  for (int32_t scalar = 0; scalar < size; scalar++) {
    table[scalar] = (uint32_t)u_foldCase((UChar32)table[scalar], U_FOLD_CASE_DEFAULT);
  }
  return U_SUCCESS(status);
}
