// Where what somebody wrote ends and what they answered to begins.
#pragma once

#include <string>
#include <string_view>

namespace spoc::intake {

struct Quoted {
  std::string text;       ///< what was written above it
  std::string quotation;  ///< from the line that announces it on; empty: nothing is quoted
};

/// The quotation begins at the first of: a block of lines with ">" that only a signature or nothing follows, or that a
/// line like "On …, … wrote:" announces; a line like "-----Original Message-----"; a block of headers as Outlook sets
/// them; the line with which the desk's own questions end (deliver/answer_lines.h). Announcements are known in English,
/// German, French, Spanish, Italian and Dutch. Answers between quoted lines belong to the text.
Quoted split_quotation(std::string_view whole);

/// The line of the desk's questions below which nothing is an answer.
inline constexpr std::string_view kAnswerAbove = "--- please answer above this line ---";

}  // namespace spoc::intake
