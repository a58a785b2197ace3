#include "cmd/shell/exit_code.h"

#include <sys/stat.h>

#include <new>
#include <system_error>

#include "base/faulty.h"
#include "base/file.h"
#include "base/format.h"
#include "base/json.h"
#include "base/text.h"
#include "render/text.h"

namespace spoc::cmd {

namespace {

constexpr std::string_view kReport =
    "this is a defect of spoc: report it with the command, what `spoc --version` prints and this message";

Error as_error(std::exception_ptr caught) {
  try {
    std::rethrow_exception(caught);
  } catch (const Error& error) {
    Error known = error;
    if (known.code == Code::defect && known.hint.empty()) known.hint = kReport;
    return known;
  } catch (const std::system_error& error) {
    if (error.code() == std::errc::resource_unavailable_try_again)  // reports and imports have threads
      return Error(Code::io, format("the system has no thread for it: {}", error.code().message()), "see its limits: ulimit -u, ulimit -v");
    return Error(Code::defect, format("unexpected: {}", error.what()), std::string(kReport));
  } catch (const std::bad_alloc&) {
    return Error(Code::defect, "out of memory", std::string(kReport));
  } catch (const std::exception& error) {
    return Error(Code::defect, format("unexpected: {}", error.what()), std::string(kReport));
  } catch (...) {
    return Error(Code::defect, "unexpected failure without a name", std::string(kReport));
  }
}

/// What was found in files, when that is what the error is about.
Diagnostics findings_of(std::exception_ptr caught) {
  try {
    std::rethrow_exception(caught);
  } catch (const Faulty& faulty) {
    return faulty.found;
  } catch (...) {
    return {};  // any other failure is told by itself
  }
}

/// The line of the file the error is about; empty when it cannot be had. Never waits on a pipe.
std::string source_line(const Where& where) {
  struct stat status;
  if (where.line <= 0 || stat(where.file.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return {};
  try {
    const std::string text = read_file(where.file, 16u << 20);
    const std::vector<std::string_view> lines = split(text, '\n');
    if (static_cast<std::size_t>(where.line) > lines.size()) return {};
    return to_utf8(lines[static_cast<std::size_t>(where.line) - 1]);
  } catch (const Error&) {
    return {};  // the line is a courtesy; the error itself is told in any case
  }
}

/// The first `count` code points of valid UTF-8.
std::string_view first_code_points(std::string_view text, int count) {
  std::size_t end = 0;
  for (; end < text.size(); ++end) {
    const bool starts_one = (static_cast<unsigned char>(text[end]) & 0xc0) != 0x80;
    if (starts_one && count-- == 0) break;
  }
  return text.substr(0, end);
}

void append_source(std::string& out, const Where& where) {
  const std::string line = source_line(where);
  if (line.empty()) return;
  out.append("    ").append(terminal_safe(line, Shape::one_line)).append("\n");
  if (where.column <= 0) return;
  const std::string before = terminal_safe(first_code_points(line, where.column - 1), Shape::one_line);
  out.append(4 + display_width(before), ' ').append("^\n");
}

std::string as_text(const Error& error, bool colour) {
  std::string out = render::embolden("spoc:", colour) + " ";
  // "cannot open notes.txt: …" names the file already.
  const bool named = error.where.line <= 0 && error.message.find(" " + error.where.file + ": ") != std::string::npos;
  if (error.where.known() && !named) out.append(terminal_safe(error.where.text(), Shape::one_line)).append(": ");
  out.append(terminal_safe(error.message, Shape::block)).append("\n");
  append_source(out, error.where);
  if (!error.hint.empty()) {
    out.append(render::embolden("hint:", colour))
        .append(" ")
        .append(terminal_safe(error.hint, Shape::block))
        .append("\n");
  }
  return out;
}

void write_place(json::Writer& writer, const Where& where) {
  if (!where.known()) {
    writer.null();
    return;
  }
  writer.begin_object().key("file").string(where.file);
  writer.key("line");
  where.line > 0 ? writer.integer(where.line) : writer.null();
  writer.key("column");
  where.column > 0 ? writer.integer(where.column) : writer.null();
  writer.end_object();
}

std::string as_json(const Error& error, const Diagnostics& found) {
  std::string out;
  json::Writer writer(out);
  writer.begin_object().key("schema").string("spoc.error/1");
  writer.key("code").string(code_name(error.code)).key("exit").integer(exit_number(error.code));
  writer.key("message").string(error.message).key("hint");
  error.hint.empty() ? writer.null() : writer.string(error.hint);
  writer.key("where");
  write_place(writer, error.where);
  if (!found.empty()) {
    writer.key("diagnostics").begin_array();
    for (const Diagnostic& diagnostic : found) write_json(writer, diagnostic);
    writer.end_array();
  }
  writer.end_object();
  return out + "\n";
}

}  // namespace

Failure tell(std::exception_ptr caught, Telling telling) {
  const Error error = as_error(caught);
  return {error.code, telling.json ? as_json(error, findings_of(caught)) : as_text(error, telling.colour)};
}

}  // namespace spoc::cmd
