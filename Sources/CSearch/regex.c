#include "CSearch.h"
#include <unicode/uregex.h>

/* A regular expression of ICU is what the type promises; only the pointer is passed on. */
static URegularExpression *icu(zhagen_regex *regex) { return (URegularExpression *)regex; }

/* In steps of some thousand operations each: about a second on a machine of today. */
static const int32_t time_limit = 1000;

static zhagen_regex_fault fault_of(UErrorCode status) {
  switch (status) {
  case U_REGEX_RULE_SYNTAX: return zhagen_regex_syntax;
  case U_REGEX_BAD_ESCAPE_SEQUENCE: return zhagen_regex_escape;
  case U_REGEX_MISMATCHED_PAREN: return zhagen_regex_paren;
  case U_REGEX_MISSING_CLOSE_BRACKET: return zhagen_regex_bracket;
  case U_REGEX_NUMBER_TOO_BIG:
  case U_REGEX_BAD_INTERVAL:
  case U_REGEX_MAX_LT_MIN: return zhagen_regex_interval;
  case U_REGEX_INVALID_RANGE: return zhagen_regex_range;
  case U_REGEX_INVALID_BACK_REF: return zhagen_regex_reference;
  case U_REGEX_LOOK_BEHIND_LIMIT: return zhagen_regex_look_behind;
  case U_REGEX_INVALID_CAPTURE_GROUP_NAME: return zhagen_regex_group_name;
  case U_REGEX_PROPERTY_SYNTAX:
  case U_ILLEGAL_ARGUMENT_ERROR: return zhagen_regex_property;
  case U_REGEX_PATTERN_TOO_BIG: return zhagen_regex_too_big;
  case U_REGEX_TIME_OUT:
  case U_REGEX_STACK_OVERFLOW: return zhagen_regex_too_slow;
  default: return U_SUCCESS(status) ? zhagen_regex_good : zhagen_regex_failed;
  }
}

zhagen_regex *zhagen_regex_open(const uint16_t *pattern, int32_t length, bool ignores_case,
                                zhagen_regex_fault *fault, int32_t *offset) {
  UErrorCode status = U_ZERO_ERROR;
  UParseError place = {.line = 0, .offset = -1};
  uint32_t flags = UREGEX_MULTILINE | (ignores_case ? UREGEX_CASE_INSENSITIVE : 0);
  URegularExpression *regex = uregex_open((const UChar *)pattern, length, flags, &place, &status);
  uregex_setTimeLimit(regex, time_limit, &status);
  *fault = fault_of(status);
  *offset = place.offset;
  if (U_SUCCESS(status)) return (zhagen_regex *)regex;
  uregex_close(regex);
  return NULL;
}

void zhagen_regex_close(zhagen_regex *regex) { uregex_close(icu(regex)); }

zhagen_regex_fault zhagen_regex_start(zhagen_regex *regex, const uint16_t *text, int32_t length) {
  UErrorCode status = U_ZERO_ERROR;
  uregex_setText(icu(regex), (const UChar *)text, length, &status);
  return fault_of(status);
}

bool zhagen_regex_next(zhagen_regex *regex, int32_t *start, int32_t *end, zhagen_regex_fault *fault) {
  UErrorCode status = U_ZERO_ERROR;
  bool found = uregex_findNext(icu(regex), &status);
  if (found) {
    *start = uregex_start(icu(regex), 0, &status);
    *end = uregex_end(icu(regex), 0, &status);
  }
  *fault = fault_of(status);
  return found && U_SUCCESS(status);
}
