#include "base/csv.h"

#include <algorithm>

#include "base/csv_dialect.h"
#include "base/text.h"
#include "base/unicode.h"

namespace spoc::csv {
namespace {

constexpr std::size_t kSample = 64u << 10;
constexpr std::size_t kMaxRow = 1u << 20;
constexpr int kEnd = -1;

/// Bytes of whole UTF-16 characters at the start: even, and not between the halves of a surrogate pair.
std::size_t whole_characters(std::string_view bytes, bool big_endian) {
  std::size_t size = bytes.size() / 2 * 2;
  if (size == 0) return 0;
  const auto high_byte = static_cast<unsigned char>(bytes[big_endian ? size - 2 : size - 1]);
  return high_byte >= 0xD8 && high_byte <= 0xDB ? size - 2 : size;
}

long long line_breaks(std::string_view text) {
  long long breaks = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n' || (text[i] == '\r' && text.substr(i + 1, 1) != "\n")) ++breaks;
  }
  return breaks;
}

void note(std::string& problem, std::string_view what) {
  if (problem.empty()) problem = what;
}

}  // namespace

Reader::Reader(Source source, Dialect dialect) : source_(std::move(source)), dialect_(std::move(dialect)) {}

std::optional<Reader::Row> Reader::next() {
  Row row;
  if (!next(row)) return std::nullopt;
  return row;
}

bool Reader::next(Row& row) {
  start();
  while (true) {
    drop_read();
    row_begin_ = at_;
    while (peek() == ' ' && dialect_.delimiter != ' ' && at_ - row_begin_ < kMaxRow) ++at_;
    if (!at_row_end()) break;
    if (peek() == kEnd) return false;
    take_newline();
  }
  at_ = row_begin_;
  row.number = ++row_;
  row.line = line_;
  row.problem.clear();
  read_cells(row);
  return true;
}

/// Reads the sample and settles the dialect.
void Reader::start() {
  if (started_) return;
  started_ = true;
  while (!ended_ && raw_.size() < kSample) {
    const auto piece = source_();
    ended_ = piece.empty();
    raw_ += piece;
  }
  if (dialect_.encoding.empty())
    dialect_.encoding = recognise_encoding(std::string_view(raw_).substr(0, kSample), ended_);
  dialect_.encoding = lower(dialect_.encoding);
  decode({}, dialect_.encoding);  // refuses an unknown name
  wide_ = dialect_.encoding.starts_with("utf-16");
  if (wide_) {
    append_wide(ended_);
  } else {
    buffer_ = std::move(raw_);
    if (dialect_.encoding == "utf-8" && buffer_.starts_with("\xEF\xBB\xBF")) at_ = 3;
  }
  const auto sample = std::string_view(buffer_).substr(at_, kSample);
  if (dialect_.delimiter == 0) dialect_.delimiter = recognise_delimiter(sample, ended_ && sample.size() < kSample);
  for (const char c : {dialect_.delimiter, '\n', '\r', '"'}) ends_plain_[static_cast<unsigned char>(c)] = true;
}

/// Moves whole characters from `raw_` to `buffer_`; at the `last` call also what is left of a broken one.
void Reader::append_wide(bool last) {
  const bool big_endian = dialect_.encoding == "utf-16be";
  const std::size_t size = last ? raw_.size() : whole_characters(raw_, big_endian);
  // `decode` takes a mark at the start for a byte order mark, which it is at the start of the file only.
  const bool mark = raw_.starts_with(big_endian ? "\xFE\xFF" : "\xFF\xFE");
  if (mark && size > 0 && !buffer_.empty()) buffer_ += "\xEF\xBB\xBF";
  buffer_ += decode(std::string_view(raw_).substr(0, size), dialect_.encoding);
  raw_.erase(0, size);
}

/// More bytes behind `buffer_`, or false at the end.
bool Reader::fill() {
  const std::size_t before = buffer_.size();
  while (!ended_ && buffer_.size() == before) {
    const auto piece = source_();
    ended_ = piece.empty();
    if (wide_) {
      raw_ += piece;
      append_wide(ended_);
    } else {
      buffer_ += piece;
    }
  }
  return buffer_.size() > before;
}

void Reader::drop_read() {
  if (at_ < kSample) return;
  buffer_.erase(0, at_);
  at_ = 0;
}

int Reader::peek() {
  if (at_ == buffer_.size() && !fill()) return kEnd;
  return static_cast<unsigned char>(buffer_[at_]);
}

bool Reader::too_long() const {
  return at_ - row_begin_ > kMaxRow;
}

bool Reader::at_row_end() {
  const int c = peek();
  return c == '\n' || c == '\r' || c == kEnd;
}

void Reader::take_newline() {
  if (peek() == kEnd) return;
  const bool carriage_return = buffer_[at_++] == '\r';
  if (carriage_return && peek() == '\n') ++at_;
  ++line_;
}

/// Passes over the rest of the line, however long, without keeping it.
void Reader::skip_line() {
  while (peek() != kEnd) {
    at_ = std::min(buffer_.find_first_of("\r\n", at_), buffer_.size());
    if (at_ < buffer_.size()) return take_newline();
    buffer_.clear();
    at_ = 0;
  }
}

void Reader::read_cells(Row& row) {
  for (std::size_t count = 0;;) {
    if (count == row.cells.size()) row.cells.emplace_back();
    std::string& cell = row.cells[count];
    cell.clear();
    const bool quoted = peek() == '"';
    const Stop stop = read_cell(row, cell);
    if (stop == Stop::cell || stop == Stop::row) {
      ++count;
      if (stop == Stop::cell) continue;
      row.cells.resize(count);
      finish(row);
      return take_newline();
    }
    row.cells.resize(count);
    finish(row);
    note(row.problem, stop == Stop::open_quote ? "a quote is opened and never closed" : "the row is longer than 1 MiB");
    if (quoted) {
      // What follows may be good rows that the quote swallowed.
      at_ = row_begin_;
      line_ = row.line;
    }
    return skip_line();
  }
}

Reader::Stop Reader::read_cell(Row& row, std::string& cell) {
  if (peek() != '"') return read_plain(row, cell);
  const Stop stop = read_quoted(cell);
  if (stop != Stop::cell) return stop;
  line_ += line_breaks(cell);
  if (at_row_end() || peek() == static_cast<unsigned char>(dialect_.delimiter)) return after_cell();
  note(row.problem, "there is text after a closing quote");
  return read_plain(row, cell);
}

/// A cell in quotes, up to behind the closing one; a doubled quote stands for one.
Reader::Stop Reader::read_quoted(std::string& cell) {
  ++at_;
  while (peek() != kEnd) {
    const std::size_t end = std::min(buffer_.find('"', at_), buffer_.size());
    cell.append(buffer_, at_, end - at_);
    at_ = end;
    if (too_long()) return Stop::too_long;
    if (at_ == buffer_.size()) continue;
    ++at_;
    if (peek() != '"') return Stop::cell;
    cell += '"';
    ++at_;
  }
  return Stop::open_quote;
}

Reader::Stop Reader::read_plain(Row& row, std::string& cell) {
  while (peek() != kEnd) {
    std::size_t end = at_;
    bool quote = false;
    for (;; ++end) {
      while (end < buffer_.size() && !ends_plain_[static_cast<unsigned char>(buffer_[end])]) ++end;
      if (end == buffer_.size() || buffer_[end] != '"' || dialect_.delimiter == '"') break;
      quote = true;
    }
    if (quote) note(row.problem, "there is a quote in the middle of a cell");
    cell.append(buffer_, at_, end - at_);
    at_ = end;
    if (too_long()) return Stop::too_long;
    if (at_ < buffer_.size()) break;
  }
  return after_cell();
}

/// Takes the delimiter behind a cell; the end of the row stays.
Reader::Stop Reader::after_cell() {
  if (at_row_end()) return Stop::row;
  ++at_;
  return Stop::cell;
}

/// Makes the cells valid UTF-8; most rows are plain ASCII.
void Reader::finish(Row& row) const {
  const auto plain = [](std::string_view text) {
    return unicode::ascii_prefix(text) == text.size() && text.find('\0') == std::string_view::npos;
  };
  if (plain(std::string_view(buffer_).substr(row_begin_, at_ - row_begin_))) return;
  for (std::string& cell : row.cells)
    if (!plain(cell)) cell = dialect_.encoding.starts_with("utf-") ? to_utf8(cell) : decode(cell, dialect_.encoding);
}

std::string line(const std::vector<std::string>& cells, char delimiter) {
  std::string text;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i) text += delimiter;
    const std::string& cell = cells[i];
    const bool plain = cell.find_first_of("\"\r\n") == std::string::npos && cell.find(delimiter) == std::string::npos;
    if (plain) {
      text += cell;
      continue;
    }
    text += '"';
    for (const char c : cell) text.append(c == '"' ? 2 : 1, c);
    text += '"';
  }
  return text;
}

}  // namespace spoc::csv
