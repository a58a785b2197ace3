// The wrapper of examples/single-machine against the program's own table: it knows which options name files.
#include <set>
#include <string>

#include "base/file.h"
#include "base/text.h"
#include "cmd/registry.h"
#include "cmd/shell/standing_options.h"
#include "support/test.h"

namespace spoc::cmd {
namespace {

using Words = std::set<std::string>;

std::string wrapper() { return read_file(SPOC_SOURCE_DIR "/examples/single-machine/spoc"); }

/// The patterns of the first line of the wrapper that has this action.
Words patterns_of(const std::string& action) {
  const std::string script = wrapper();
  for (const std::string_view line : split(script, '\n')) {
    const std::size_t end = line.find(')');
    if (line.find(action) == std::string_view::npos || end == std::string_view::npos) continue;
    Words found;
    for (const std::string_view word : split(line.substr(0, end), '|')) found.emplace(trim(word));
    return found;
  }
  FAIL("the wrapper has no line with " << action);
  return {};
}

/// Names that are a file of one verb and something else of another: the wrapper asks for the verb.
bool is_ambiguous(std::string_view name) {
  bool file = false, other = false;
  for (const Command* command : commands())
    for (const Option& option : command->options)
      if (option.name == name) (option.completer == Completer::file ? file : other) = true;
  return file && other;
}

/// Of every option that names a file; --output and --rejects name one to be written.
template <class Each>
void each_file_option(const Each& each) {
  for (const Command* command : commands())
    for (const Option& option : accepted_options(*command))
      if (option.completer == Completer::file && !option.value.empty() && !is_ambiguous(option.name))
        each(option, option.name == "--output", option.name == "--rejects");
}

Words spellings(const Option& option, const std::string& behind) {
  Words all = {std::string(option.name) + behind};
  if (!option.alias.empty()) all.insert(std::string(option.alias) + behind);
  return all;
}

}  // namespace

TEST_CASE("the wrapper hands over the file of every option that names one, and of no other") {
  Words apart, joined, letters;
  each_file_option([&](const Option& option, bool output, bool rejects) {
    if (output || rejects) return;
    apart.merge(spellings(option, ""));
    joined.merge(spellings(option, "=*"));
    if (!option.letter) return;
    apart.insert(std::string("-") + option.letter);
    letters.insert(std::string("-") + option.letter + "?*");
  });
  CHECK(patterns_of("takes=file") == apart);
  CHECK(patterns_of("hand \"${word#*=}\"") == joined);
  CHECK(patterns_of("hand \"${word#-?}\"") == letters);
}

TEST_CASE("the wrapper hands over an option's file only of the verb of which it is one") {
  for (const Command* command : commands())
    for (const Option& option : command->options) {
      if (option.completer != Completer::file || !is_ambiguous(option.name)) continue;
      const std::string name(option.name), asks = ") case $words in \"" + std::string(command->name) + "\") ";
      CHECK(wrapper().find(name + asks + "takes=file") != std::string::npos);
      CHECK(wrapper().find(name + "=*" + asks + "hand \"${word#*=}\"") != std::string::npos);
    }
}

TEST_CASE("the wrapper writes the file of every option that names one to be written") {
  Words outputs, rejected;
  each_file_option([&](const Option& option, bool output, bool rejects) {
    if (!output && !rejects) return;
    Words& words = output ? outputs : rejected;
    words.insert(std::string(option.name));
    if (option.letter) words.insert(std::string("-") + option.letter);
  });
  CHECK(patterns_of("takes=output") == outputs);
  CHECK(patterns_of("takes=rejects") == rejected);
}

}  // namespace spoc::cmd
