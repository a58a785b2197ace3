// Reading comma-separated values (RFC 4180) as they really arrive: other separators, a BOM, other encodings, CRLF.
// Streams; memory is one row. Writing is in render, where cells are made harmless.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace spoc::csv {

/// How a file is written. What is empty is recognised from the first 64 KiB and named in `Reader::dialect`.
struct Dialect {
  char delimiter = 0;    ///< 0: recognised among , ; tab |
  std::string encoding;  ///< empty: BOM, else UTF-8 when valid, else windows-1252
};

/// Delivers the next bytes of the input, empty at the end.
using Source = std::function<std::string_view()>;

/// Rows of a source, one at a time. A malformed row (a quote in the middle, text after a closing quote, an open quote
/// at the end, more than 1 MiB) is reported through `problem` and skipped; the rest goes on:
/// behind an open quote at the line after the one where the row began.
class Reader {
 public:
  Reader(Source source, Dialect dialect);

  struct Row {
    std::vector<std::string> cells;  ///< UTF-8, valid
    long long number = 0;            ///< 1 for the first row of the file, header included
    long long line = 0;              ///< line of the file where the row begins
    std::string problem;             ///< empty, or why the row cannot be used (then cells are what could be read)
  };

  /// The next row, nothing at the end. Lines without a character but spaces are passed over. A row ends at LF, CRLF or
  /// CR. Throws data when the dialect names an unknown encoding.
  std::optional<Row> next();
  /// The same into a row whose memory is used again; false at the end.
  bool next(Row& row);
  const Dialect& dialect() const { return dialect_; }

 private:
  /// Why a cell ended.
  enum class Stop { cell, row, open_quote, too_long };

  void start();
  bool fill();
  void append_wide(bool last);
  void drop_read();
  int peek();
  bool too_long() const;
  bool at_row_end();
  void take_newline();
  void skip_line();
  void read_cells(Row& row);
  Stop read_cell(Row& row, std::string& cell);
  Stop read_quoted(std::string& cell);
  Stop read_plain(Row& row, std::string& cell);
  Stop after_cell();
  void finish(Row& row) const;

  Source source_;
  Dialect dialect_;
  std::array<bool, 256> ends_plain_{};  // what a cell without quotes does not simply go on with
  std::string buffer_;  // UTF-8 or windows-1252
  std::string raw_;     // before `start` the sample; then the bytes of an unfinished UTF-16 character
  std::size_t at_ = 0;
  std::size_t row_begin_ = 0;
  long long row_ = 0;
  long long line_ = 1;
  bool wide_ = false;
  bool ended_ = false;
  bool started_ = false;
};

/// The cells as one row of a file, in quotes where they need them: for a row that is set aside as it came.
std::string line(const std::vector<std::string>& cells, char delimiter);

}  // namespace spoc::csv
