#pragma once
#include <stdbool.h>
#include <stdint.h>

/* Where a word first stands in a text, in bytes; -1 where it does not. The C library's memmem, which Swift
   does not see on Linux. */
int64_t zhagen_find(const void *text, int64_t length, const void *word, int64_t word_length);

/* What Zhagen needs of ICU, without a header of ICU: its names clash with those of Foundation's own
   copy, and its functions are macros that Swift does not see. All texts are UTF-16. */

/* Why a regular expression cannot be used, or a search with it ended. */
typedef enum {
  zhagen_regex_good,
  zhagen_regex_syntax,
  zhagen_regex_escape,
  zhagen_regex_paren,
  zhagen_regex_bracket,
  zhagen_regex_interval,
  zhagen_regex_range,
  zhagen_regex_reference,
  zhagen_regex_look_behind,
  zhagen_regex_group_name,
  zhagen_regex_property,
  zhagen_regex_too_big,
  zhagen_regex_too_slow,
  zhagen_regex_failed
} zhagen_regex_fault;

typedef struct zhagen_regex zhagen_regex;

/* A regular expression made ready; NULL where it cannot be used, and then *fault says why and *offset
   near which of its units. `^` and `$` hold at every line. */
zhagen_regex *zhagen_regex_open(const uint16_t *pattern, int32_t length, bool ignores_case,
                                zhagen_regex_fault *fault, int32_t *offset);
void zhagen_regex_close(zhagen_regex *regex);
/* The text to look in, which must stay where it is during the search. */
zhagen_regex_fault zhagen_regex_start(zhagen_regex *regex, const uint16_t *text, int32_t length);
/* The next match; false where there is none, or where *fault says so. */
bool zhagen_regex_next(zhagen_regex *regex, int32_t *start, int32_t *end, zhagen_regex_fault *fault);

/* Fills table[c] for every scalar c < size with the scalar that stands for it when letter case and the
   form of an apostrophe do not count and, where `wholly`, script (traditional to simplified Chinese) and width
   neither. False where ICU lacks its data. */
bool zhagen_fold_table(uint32_t *table, int32_t size, bool wholly);

typedef struct zhagen_words zhagen_words;

/* Cuts texts into words: by spaces and signs, and Chinese, Japanese and the like by ICU's dictionaries. NULL
   where ICU lacks its data. */
zhagen_words *zhagen_words_open(void);
void zhagen_words_close(zhagen_words *words);
/* The next text, which must stay where it is meanwhile. */
bool zhagen_words_start(zhagen_words *words, const uint16_t *text, int32_t length);
/* The end of the next piece; false at the end of the text. *is_word is false for numbers, signs and spaces. */
bool zhagen_words_next(zhagen_words *words, int32_t *end, bool *is_word);
