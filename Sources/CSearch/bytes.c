#define _GNU_SOURCE
#include "CSearch.h"
#include <string.h>

int64_t zhagen_find(const void *text, int64_t length, const void *word, int64_t word_length) {
  const char *found = memmem(text, (size_t)length, word, (size_t)word_length);
  return found ? found - (const char *)text : -1;
}
