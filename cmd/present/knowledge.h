// How articles of the knowledge look: their Markdown on a terminal, as something to read out, and as suggestions beside
// a ticket.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/json.h"
#include "desk/kb.h"
#include "render/text.h"

namespace spoc::cmd {

/// Markdown for people: headings in bold, lists and code indented, links as their words with the target behind them.
/// Harmless on a terminal, wrapped to its width.
std::string article_text(std::string_view markdown, const render::TextStyle& style);

/// The same as sentences to say on the phone: no marks, no targets of links, numbered items as "Step 1:", each on lines
/// of its own.
std::string article_aloud(std::string_view markdown, const render::TextStyle& style);

/// "kb12 (score 71): VPN drops every few minutes"
std::string suggestion_line(const desk::SuggestedArticle& suggested);

/// The member "knowledge": [{id, title, score, why}].
void write_suggestions(json::Writer& w, std::span<const desk::SuggestedArticle> suggested);

}  // namespace spoc::cmd
