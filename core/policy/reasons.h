// Why people are told something: every reason of a notice with what causes it and who hears it. Templates are named by
// them, digests choose them, and the manual's table is made from this one.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace spoc::policy {

/// Who reads it: somebody who works on it, or who asked (and who follows what they asked).
enum class Reader { desk, requester };

struct Reason {
  std::string_view name;   ///< "resolved"; "rung" and "stalled" stand for the rungs of ladders
  std::string_view event;  ///< the kind of event that causes it; empty: none alone does
  std::string_view told;   ///< in words
  Reader reader;
  std::string_view what;  ///< one sentence
};
std::span<const Reason> reasons();

/// The name under which templates and digests know the reason of a notice: "resolution@75%" is a "rung",
/// "stalled:silent" is "stalled". Empty for one that is not in the table.
std::string_view reason_name(std::string_view reason);
std::vector<std::string> reason_names();

/// The manual's table, as Markdown.
std::string reasons_manual();

/// The template of a file: "templates/acknowledgement.de.txt".
struct TemplateName {
  std::string_view reason;    ///< as in the table
  std::string_view language;  ///< "de", "pt-BR"; empty: for everybody
  bool html = false;          ///< the HTML part beside the text
};
/// Nothing for a path that is none of these.
std::optional<TemplateName> template_name(std::string_view path);
/// Letters as in "de" or "pt-BR" (RFC 5646, language and region).
bool is_language(std::string_view text);

}  // namespace spoc::policy
