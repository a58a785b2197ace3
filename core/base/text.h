// Text as people wrote it: UTF-8 that is made valid at the door, widths in terminal cells, keys for comparing, and the
// one place where text from outside is made harmless for a terminal.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace spoc {

/// `bytes` as valid UTF-8: each ill-formed maximal subpart (Unicode 15 §3.9, as WHATWG does) and U+0000 becomes U+FFFD.
std::string to_utf8(std::string_view bytes);
/// U+0000 is valid.
bool is_utf8(std::string_view bytes);

/// Latin-1 / Windows-1252 / UTF-16 / UTF-8 as `to_utf8` makes it, without a leading BOM. Latin-1 is read as
/// Windows-1252 (WHATWG Encoding does, because those who write it do); `encoding` is one of "utf-8", "windows-1252",
/// "iso-8859-1", "utf-16le", "utf-16be" (case-insensitive). Throws data on an unknown name.
std::string decode(std::string_view bytes, std::string_view encoding);

/// Number of terminal cells, by grapheme cluster (UAX #29): wide and emoji two, combining and controls none,
/// regional-indicator pairs two.
std::size_t display_width(std::string_view text);

/// At most `cells` wide; what is cut is replaced by "…". Never splits a grapheme cluster.
std::string shorten(std::string_view text, std::size_t cells);

/// `text` padded with spaces to `cells`; longer text is returned as it is.
std::string pad_right(std::string_view text, std::size_t cells);
std::string pad_left(std::string_view text, std::size_t cells);

/// Breaks at spaces so that no line is wider than `cells` where a word allows it; existing newlines and indents are
/// kept. A newline at the very end starts no line of its own; empty text is one empty line.
std::vector<std::string> wrap(std::string_view text, std::size_t cells);

/// Harmless on a terminal: C0, DEL, C1, bidirectional controls (U+202A–202E, U+2066–2069, U+200E, U+200F, U+061C),
/// line/paragraph separators and invalid bytes become visible replacements ("␛", "␇", "\u{202e}" …). `one_line` also
/// replaces newline and tab by a space; `block` keeps "\n" and fills tabs with spaces to the next multiple of eight
/// cells.
/// "\r\n" counts as a newline.
enum class Shape { one_line, block };
std::string terminal_safe(std::string_view text, Shape shape);

/// Key for comparing what people typed: NFC, case-folded, outer white space dropped, inner runs of white space one
/// space.
std::string fold_key(std::string_view text);

/// ASCII only, for keywords.
std::string lower(std::string_view text);
std::string_view trim(std::string_view text);
std::vector<std::string_view> split(std::string_view text, char separator);
std::string join(std::span<const std::string> parts, std::string_view separator);

/// Whole text as a decimal integer; nothing on anything else (sign allowed, no spaces, overflow is nothing).
std::optional<long long> to_integer(std::string_view text);
/// Likewise for a finite real: "1", "-0.5", "2e3".
std::optional<double> to_real(std::string_view text);

/// Number of edits of code points (insert, delete, replace, swap of neighbours: Damerau–Levenshtein, restricted).
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The candidate people most likely meant, upper and lower case alike, or nothing when none is near (more than a third
/// of its length away). Of equally near ones the first.
std::optional<std::string> nearest(std::string_view word, std::span<const std::string> candidates);

/// `did you mean "x"?`, or empty.
std::string did_you_mean(std::string_view word, std::span<const std::string> candidates);

}  // namespace spoc
