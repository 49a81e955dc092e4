#include "CSearch.h"
#include <unicode/ubrk.h>

/* As with regular expressions, only the pointer is passed on. */
static UBreakIterator *icu(zhagen_words *words) { return (UBreakIterator *)words; }

zhagen_words *zhagen_words_open(void) {
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *words = ubrk_open(UBRK_WORD, "zh", NULL, 0, &status);
  return U_SUCCESS(status) ? (zhagen_words *)words : NULL;
}

void zhagen_words_close(zhagen_words *words) { ubrk_close(icu(words)); }

bool zhagen_words_start(zhagen_words *words, const uint16_t *text, int32_t length) {
  UErrorCode status = U_ZERO_ERROR;
  ubrk_setText(icu(words), (const UChar *)text, length, &status);
  return U_SUCCESS(status);
}

bool zhagen_words_next(zhagen_words *words, int32_t *end, bool *is_word) {
  int32_t next = ubrk_next(icu(words));
  if (next == UBRK_DONE) return false;
  *end = next;
  *is_word = ubrk_getRuleStatus(icu(words)) >= UBRK_WORD_LETTER;
  return true;
}
