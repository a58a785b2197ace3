#include "render/xlsx.h"

#include <dlfcn.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "base/format.h"
#include "base/text.h"

namespace spoc::render {
namespace {

constexpr const char* kFile = "libxlsxwriter.so.4";
constexpr std::size_t kLongestSheet = 31;     // of a sheet's name
constexpr std::size_t kLongestCell = 32'767;  // characters
constexpr double kSecondsOfDay = 86'400;

struct Library {
  decltype(&::workbook_new) workbook_new;
  decltype(&::workbook_close) workbook_close;
  decltype(&::workbook_add_worksheet) workbook_add_worksheet;
  decltype(&::workbook_add_format) workbook_add_format;
  decltype(&::workbook_set_properties) workbook_set_properties;
  decltype(&::format_set_bold) format_set_bold;
  decltype(&::format_set_num_format) format_set_num_format;
  decltype(&::worksheet_write_number) worksheet_write_number;
  decltype(&::worksheet_write_string) worksheet_write_string;
  decltype(&::worksheet_write_boolean) worksheet_write_boolean;
  decltype(&::worksheet_set_column) worksheet_set_column;
  decltype(&::worksheet_freeze_panes) worksheet_freeze_panes;
};

Library load() {
  // Kept open until the process ends.
  void* const library = dlopen(kFile, RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr)
    throw Error(Code::unavailable, format("the library that writes workbooks cannot be loaded: {}", dlerror()),
                "install it: apt-get install libxlsxwriter4");
  Library found{};
  const auto find = [&](auto& function, const char* name) {
    function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(dlsym(library, name));
    if (function == nullptr)
      throw Error(Code::unavailable, format("{} has no {}", kFile, name),
                  "install libxlsxwriter4 of Debian 12 or newer");
  };
  find(found.workbook_new, "workbook_new");
  find(found.workbook_close, "workbook_close");
  find(found.workbook_add_worksheet, "workbook_add_worksheet");
  find(found.workbook_add_format, "workbook_add_format");
  find(found.workbook_set_properties, "workbook_set_properties");
  find(found.format_set_bold, "format_set_bold");
  find(found.format_set_num_format, "format_set_num_format");
  find(found.worksheet_write_number, "worksheet_write_number");
  find(found.worksheet_write_string, "worksheet_write_string");
  find(found.worksheet_write_boolean, "worksheet_write_boolean");
  find(found.worksheet_set_column, "worksheet_set_column");
  find(found.worksheet_freeze_panes, "worksheet_freeze_panes");
  return found;
}

const Library& xlsx() {
  static const Library library = load();
  return library;
}

/// A file in memory, with the name by which the library can open it.
class MemoryFile {
 public:
  MemoryFile() : fd_(memfd_create("workbook", MFD_CLOEXEC)) {
    if (fd_ < 0) throw Error(Code::io, "there is no memory for a workbook");
  }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  ~MemoryFile() { close(fd_); }

  std::string name() const { return format("/proc/self/fd/{}", fd_); }
  std::string bytes() const {
    const off_t size = lseek(fd_, 0, SEEK_END);
    std::string all(static_cast<std::size_t>(std::max<off_t>(size, 0)), '\0');
    for (std::size_t at = 0; at < all.size();) {
      const ssize_t got = pread(fd_, all.data() + at, all.size() - at, static_cast<off_t>(at));
      if (got <= 0) throw Error(Code::io, "a workbook cannot be read back");
      at += static_cast<std::size_t>(got);
    }
    return all;
  }

 private:
  int fd_;
};

/// Days since 1899-12-30, as spreadsheets count.
double serial(time::Date date) {
  return static_cast<double>(date - *time::make_date(1899, 12, 30));
}

double serial(time::Instant t, const time::Zone& zone) {
  const time::Local local = zone.local(t);
  return serial(local.date) + local.second_of_day / kSecondsOfDay;
}

/// The characters that sheets' names cannot have become dashes; each name once.
std::string sheet_name(std::string_view wanted, std::vector<std::string>& taken) {
  std::string base = to_utf8(wanted);
  for (char& c : base)
    if (std::string_view("[]:*?/\\'").find(c) != std::string_view::npos || static_cast<unsigned char>(c) < 0x20)
      c = '-';
  base = shorten(base, kLongestSheet - 4);
  std::string name = base.empty() ? "table" : base;
  for (int i = 2; std::find(taken.begin(), taken.end(), lower(name)) != taken.end(); ++i)
    name = format("{} {}", base, i);
  taken.push_back(lower(name));
  return name;
}

class Workbook {
 public:
  Workbook(const std::string& name, const time::Zone& zone) : book_(xlsx().workbook_new(name.c_str())), zone_(zone) {
    ensure(book_ != nullptr, "the library makes a workbook");
    bold_ = style("General");
    xlsx().format_set_bold(bold_);
    time_ = style("yyyy-mm-dd hh:mm:ss");
    date_ = style("yyyy-mm-dd");
    span_ = style("[h]:mm:ss");
    percent_ = style("0.0%");
  }

  void describe(std::string_view title, time::Instant made) {
    std::string text = to_utf8(title);
    lxw_doc_properties properties{};
    properties.title = text.data();
    properties.created = static_cast<time_t>(made.us / 1'000'000);
    xlsx().workbook_set_properties(book_, &properties);
  }

  void add_facts(std::string_view title, const Facts& facts) {
    lxw_worksheet* sheet = add_sheet("report");
    put_text(sheet, 0, 0, title, bold_);
    for (std::size_t i = 0; i < facts.size(); ++i) {
      const auto row = static_cast<lxw_row_t>(i + 2);
      put_text(sheet, row, 0, facts[i].first, bold_);
      put_text(sheet, row, 1, facts[i].second, nullptr);
    }
    xlsx().worksheet_set_column(sheet, 0, 0, 18, nullptr);
    xlsx().worksheet_set_column(sheet, 1, 1, 60, nullptr);
  }

  void add(const Table& table) {
    lxw_worksheet* sheet = add_sheet(table.name);
    lxw_col_t at = 0;
    for (const Column& column : table.columns) {
      const std::string heading = heading_of(column);
      put_text(sheet, 0, at, heading, bold_);
      xlsx().worksheet_set_column(sheet, at, at, column.kind == Kind::text ? 24 : 14, nullptr);
      ++at;
      if (column.kind != Kind::ratio) continue;
      put_text(sheet, 0, at++, heading + " n", bold_);
      put_text(sheet, 0, at++, heading + " d", bold_);
    }
    for (std::size_t i = 0; i < table.rows.size(); ++i)
      put_row(sheet, static_cast<lxw_row_t>(i + 1), table, table.rows[i]);
    xlsx().worksheet_freeze_panes(sheet, 1, 0);
  }

  void close() {
    const lxw_error error = xlsx().workbook_close(book_);
    if (error != LXW_NO_ERROR)
      throw Error(Code::io, format("the workbook cannot be written (error {})", static_cast<int>(error)));
  }

 private:
  lxw_format* style(const char* number) {
    lxw_format* made = xlsx().workbook_add_format(book_);
    xlsx().format_set_num_format(made, number);
    return made;
  }

  lxw_worksheet* add_sheet(std::string_view name) {
    lxw_worksheet* sheet = xlsx().workbook_add_worksheet(book_, sheet_name(name, names_).c_str());
    ensure(sheet != nullptr, "the name of a sheet is one");
    return sheet;
  }

  void put_text(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, std::string_view text, lxw_format* style) {
    const std::string safe = shorten(terminal_safe(text, Shape::one_line), kLongestCell);
    xlsx().worksheet_write_string(sheet, row, column, safe.c_str(), style);
  }

  void put_number(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, double value, lxw_format* style) {
    xlsx().worksheet_write_number(sheet, row, column, value, style);
  }

  void put_row(lxw_worksheet* sheet, lxw_row_t row, const Table& table, const Row& cells) {
    check_row(table.columns, cells);
    lxw_col_t at = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      put(sheet, row, at++, cells[i]);
      if (table.columns[i].kind != Kind::ratio) continue;
      if (const auto* ratio = std::get_if<Ratio>(&cells[i])) {
        put_number(sheet, row, at, static_cast<double>(ratio->n), nullptr);
        put_number(sheet, row, static_cast<lxw_col_t>(at + 1), static_cast<double>(ratio->d), nullptr);
      }
      at = static_cast<lxw_col_t>(at + 2);
    }
  }

  void put(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const Cell& cell) {
    if (const auto* truth = std::get_if<bool>(&cell))
      xlsx().worksheet_write_boolean(sheet, row, column, *truth, nullptr);
    if (const auto* number = std::get_if<std::int64_t>(&cell))
      put_number(sheet, row, column, static_cast<double>(*number), nullptr);
    if (const auto* real = std::get_if<double>(&cell); real && std::isfinite(*real))
      put_number(sheet, row, column, *real, nullptr);
    if (const auto* text = std::get_if<std::string>(&cell)) put_text(sheet, row, column, *text, nullptr);
    if (const auto* t = std::get_if<time::Instant>(&cell)) put_number(sheet, row, column, serial(*t, zone_), time_);
    if (const auto* date = std::get_if<time::Date>(&cell)) put_number(sheet, row, column, serial(*date), date_);
    if (const auto* span = std::get_if<Seconds>(&cell))
      put_number(sheet, row, column, static_cast<double>(span->value) / kSecondsOfDay, span_);
    if (const auto* ratio = std::get_if<Ratio>(&cell); ratio && ratio->d != 0)
      put_number(sheet, row, column, static_cast<double>(ratio->n) / static_cast<double>(ratio->d), percent_);
  }

  lxw_workbook* book_;
  const time::Zone& zone_;
  std::vector<std::string> names_;
  lxw_format *bold_ = nullptr, *time_ = nullptr, *date_ = nullptr, *span_ = nullptr, *percent_ = nullptr;
};

}  // namespace

std::string to_xlsx(std::string_view title, const Facts& facts, std::span<const Table* const> tables,
                    const time::Zone& zone, time::Instant made) {
  const MemoryFile file;
  Workbook book(file.name(), zone);
  book.describe(title, made);
  book.add_facts(title, facts);
  for (const Table* table : tables) book.add(*table);
  book.close();
  return file.bytes();
}

}  // namespace spoc::render
