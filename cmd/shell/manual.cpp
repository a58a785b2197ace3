#include "cmd/shell/manual.h"

#include <algorithm>
#include <array>

#include "base/format.h"
#include "base/text.h"
#include "cmd/shell/dispatch.h"
#include "cmd/shell/help.h"
#include "cmd/shell/standing_options.h"
#include "render/markdown.h"

namespace spoc::cmd {

namespace {

struct ExitStatus {
  Code code;
  std::string_view meaning;
};

constexpr std::array<ExitStatus, 14> kExitStatus = {{
    {Code::ok, "done"},
    {Code::no, "the answer is no"},
    {Code::usage, "the command line is wrong"},
    {Code::data, "input is malformed or out of range"},
    {Code::not_found, "there is no such thing, or none the caller may see"},
    {Code::unavailable, "a server or library that is needed does not answer; nothing was done"},
    {Code::defect, "a defect of spoc"},
    {Code::cannot_create, "an output cannot be created"},
    {Code::io, "reading or writing failed, or the outcome is unknown"},
    {Code::try_again, "locked or busy for too long; nothing was done"},
    {Code::refused, "policy refuses it to this person"},
    {Code::configuration, "a policy or workflow file is wrong"},
    {Code::conflict, "changed in the meantime, or not possible in this state"},
    {Code::partial, "some of it was rejected; the report says which"},
}};

/// Text as roff shows it: no escapes, no requests, hyphens that can be copied.
std::string roff(std::string_view text) {
  std::string out;
  bool line_start = true;
  for (char c : text) {
    if (line_start && (c == '.' || c == '\'')) out += "\\&";
    line_start = c == '\n';
    switch (c) {
      case '\\':
        out += "\\e";
        break;
      case '-':
        out += "\\-";
        break;
      case '\'':
        out += "\\(aq";
        break;
      case '`':
        out += "\\(ga";
        break;
      case '^':
        out += "\\(ha";
        break;
      case '~':
        out += "\\(ti";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string words_of(const Command& command) {
  return command.name.empty() ? "spoc" : format("spoc {}", command.name);
}

std::string page_name(const Command& command) {
  std::string name = words_of(command);
  std::replace(name.begin(), name.end(), ' ', '-');
  return name;
}

std::string title(std::string_view page) {
  std::string upper(page);
  for (char& c : upper)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return format(".TH \"{}\" 1 \"\" \"{}\" \"spoc manual\"\n", roff(upper), roff(trim(version_text())));
}

void append_paragraphs(std::string& out, std::string_view text) {
  bool blank = false;
  for (std::string_view line : split(text, '\n')) {
    if (!line.empty()) out.append(blank ? ".PP\n" : "").append(roff(line)).append("\n");
    blank = line.empty();
  }
}

void append_entry(std::string& out, std::string_view term, std::string_view text) {
  out.append(".TP\n\\fB").append(roff(term)).append("\\fR\n").append(roff(text)).append("\n");
}

void append_options(std::string& out, std::span<const Option> options) {
  for (const Option& option : options)
    if (!is_hidden(option)) append_entry(out, option_heading(option), option_help(option) + ".");
}

std::vector<Option> inherited_options(const Command& command) {
  std::vector<Option> inherited;
  for (const Option& option : accepted_options(command))
    if (!find_option(command.options, option.name)) inherited.push_back(option);
  return inherited;
}

bool has_shown_options(const Command& command) {
  return std::any_of(command.options.begin(), command.options.end(), [](const Option& o) { return !is_hidden(o); });
}

void append_exit_status(std::string& out) {
  out += ".SH \"EXIT STATUS\"\n";
  for (const ExitStatus& status : kExitStatus)
    append_entry(out, format("{} {}", static_cast<int>(status.code), code_name(status.code)),
                 format("{}.", status.meaning));
}

/// The groups in the order in which they first appear.
std::vector<std::string_view> groups_of(std::span<const Command* const> commands) {
  std::vector<std::string_view> groups;
  for (const Command* command : commands)
    if (!is_hidden(*command) && std::find(groups.begin(), groups.end(), command->group) == groups.end())
      groups.push_back(command->group);
  return groups;
}

void append_markdown_options(std::string& out, const Command& command) {
  if (!has_shown_options(command)) return;
  out += "\n| option | |\n| --- | --- |\n";
  for (const Option& option : command.options) {
    if (is_hidden(option)) continue;
    out += format("| `{}` | {} |\n", option_heading(option), render::markdown_safe(option_help(option)));
  }
}

void append_markdown_command(std::string& out, const Command& command) {
  out += format("\n### {}\n\n{}.\n\n```\n{}\n```\n", words_of(command), render::markdown_safe(command.summary),
                usage_line(command));
  if (!command.alias.empty()) out += format("\n`spoc {}` is the same.\n", command.alias);
  if (!command.description.empty()) out.append("\n").append(command.description).append("\n");
  append_markdown_options(out, command);
  std::string also;
  for (const Option& option : inherited_options(command)) also += format(" `{}`", option_heading(option));
  out += format("\nAlso:{}\n", also);
  if (command.examples.empty()) return;
  out += "\n```sh\n";
  for (const Example& example : command.examples) out += format("{}  # {}\n", example.line, example.what);
  out += "```\n";
}

}  // namespace

std::string man_page(const Command& command) {
  const std::string page = page_name(command);
  std::string out = title(page);
  out += format(".SH NAME\n{} \\- {}\n", roff(page), roff(command.summary));
  out += format(".SH SYNOPSIS\n\\fB{}\\fR\n", roff(usage_line(command)));
  out += format(".SH DESCRIPTION\n{}.\n", roff(command.summary));
  if (!command.description.empty()) {
    out += ".PP\n";
    append_paragraphs(out, command.description);
  }
  if (!command.alias.empty()) out += format(".PP\n\\fBspoc {}\\fR is the same.\n", roff(command.alias));
  const bool explains = std::any_of(command.arguments.begin(), command.arguments.end(),
                                    [](const Argument& a) { return !a.help.empty(); });
  if (explains) out += ".SH ARGUMENTS\n";
  for (const Argument& argument : command.arguments)
    if (!argument.help.empty()) append_entry(out, argument.name, format("{}.", argument.help));
  if (has_shown_options(command)) {
    out += ".SH OPTIONS\n";
    append_options(out, command.options);
  }
  out += ".SH \"OPTIONS OF MANY COMMANDS\"\n";
  append_options(out, inherited_options(command));
  if (!command.examples.empty()) out += ".SH EXAMPLES\n";
  for (const Example& example : command.examples) append_entry(out, example.line, format("{}.", example.what));
  append_exit_status(out);
  if (!command.name.empty()) out += ".SH \"SEE ALSO\"\n\\fBspoc\\fR(1)\n";
  return out;
}

std::string man_page_of_all(std::span<const Command* const> commands) {
  std::string out = title("spoc");
  out += ".SH NAME\nspoc \\- the single point of contact of an organisation\n";
  out += ".SH SYNOPSIS\n\\fBspoc\\fR [OPTION…] \\fICOMMAND\\fR …\n";
  out +=
      ".SH DESCRIPTION\nLogs what people ask for, brings it to whoever can help, watches it until it is done, reports "
      "on it, and runs "
      "the work that follows.\n";
  out += ".SH \"OPTIONS BEFORE THE COMMAND\"\n";
  append_options(out, leading_options());
  for (std::string_view group : groups_of(commands)) {
    out += format(".SH \"COMMANDS: {}\"\n", roff(group));
    for (const Command* command : commands) {
      if (command->group != group) continue;
      out += format(".SS \"{}\"\n{}.\n", roff(usage_line(*command)), roff(command->summary));
      append_options(out, command->options);
    }
  }
  append_exit_status(out);
  return out;
}

std::string markdown_reference(std::span<const Command* const> commands) {
  std::string out = "# Commands\n";
  for (std::string_view group : groups_of(commands)) {
    out += format("\n## {}\n", render::markdown_safe(group));
    for (const Command* command : commands)
      if (command->group == group) append_markdown_command(out, *command);
  }
  return out;
}

}  // namespace spoc::cmd
