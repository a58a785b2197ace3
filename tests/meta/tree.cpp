#include "meta/tree.h"

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <stdexcept>

namespace spoc::meta {
namespace {

namespace fs = std::filesystem;

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

std::vector<std::string> tracked_paths(const std::string& root) {
  std::string command =
      "git -c safe.directory='*' -C '" + root + "' ls-files -z --cached --others --exclude-standard 2>/dev/null";
  std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  std::vector<std::string> paths;
  std::string path;
  for (int c = pipe ? std::fgetc(pipe.get()) : EOF; c != EOF; c = std::fgetc(pipe.get())) {
    if (c != 0) {
      path += static_cast<char>(c);
    } else {
      paths.push_back(path);
      path.clear();
    }
  }
  return paths;
}

std::vector<std::string> walked_paths(const std::string& root) {
  std::vector<std::string> paths;
  for (const auto& entry : fs::recursive_directory_iterator(root))
    if (entry.is_regular_file()) paths.push_back(fs::relative(entry.path(), root).generic_string());
  std::erase_if(paths, [](const std::string& path) { return begins(path, ".build/"); });
  return paths;
}

/// Walks over C++ text once and sorts what it sees into a Source.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  Source scan() {
    while (at_ < text_.size()) step();
    source_.code.push_back(line_text_);
    return std::move(source_);
  }

 private:
  std::string_view rest() const { return text_.substr(at_); }

  void newline() {
    source_.code.push_back(line_text_);
    line_text_.clear();
    ++line_;
  }

  void step() {
    if (begins(rest(), "//")) {
      at_ = std::min(text_.find('\n', at_), text_.size());
    } else if (begins(rest(), "/*")) {
      skip_block_comment();
    } else if (std::string_view::npos == line_text_.find_first_not_of(' ') && begins(rest(), "#include")) {
      take_include();
    } else if (begins(rest(), "R\"") && (at_ == 0 || !is_word(text_[at_ - 1]))) {
      take_raw_literal();
    } else if (text_[at_] == '"') {
      take_literal();
    } else if (text_[at_] == '\'' && (at_ == 0 || !is_word(text_[at_ - 1]))) {
      take_character();
    } else if (text_[at_] == '\n') {
      newline();
      ++at_;
    } else {
      if (text_[at_] != ' ') joins_ = false;
      line_text_ += text_[at_++];
    }
  }

  void skip_block_comment() {
    std::size_t end = std::min(text_.find("*/", at_ + 2), text_.size() - 2);
    for (; at_ < end + 2; ++at_)
      if (text_[at_] == '\n') newline();
  }

  void take_include() {
    std::size_t end = std::min(text_.find('\n', at_), text_.size());
    std::string_view line = text_.substr(at_, end - at_);
    std::size_t open = line.find_first_of("<\"");
    std::size_t close = line.find_first_of(">\"", open + 1);
    if (open != std::string_view::npos && close != std::string_view::npos)
      source_.includes.push_back({line_, std::string(line.substr(open + 1, close - open - 1)), line[open] == '<'});
    at_ = end;
  }

  void add_literal(int line, std::string_view text) {
    if (joins_ && !source_.literals.empty())
      source_.literals.back().text += text;
    else
      source_.literals.push_back({line, std::string(text)});
    joins_ = true;
    line_text_ += "\"\"";
  }

  void take_raw_literal() {
    std::size_t open = text_.find('(', at_);
    std::string closing = ")" + std::string(text_.substr(at_ + 2, open - at_ - 2)) + "\"";
    std::size_t close = std::min(text_.find(closing, open), text_.size());
    std::string_view content = text_.substr(open + 1, close - open - 1);
    add_literal(line_, content);
    for (char c : content)
      if (c == '\n') newline();
    at_ = std::min(close + closing.size(), text_.size());
  }

  void take_literal() {
    std::string content;
    for (++at_; at_ < text_.size() && text_[at_] != '"' && text_[at_] != '\n'; ++at_) {
      if (text_[at_] == '\\' && at_ + 1 < text_.size()) {
        ++at_;
        content += text_[at_] == 'n' ? '\n' : text_[at_];
      } else {
        content += text_[at_];
      }
    }
    at_ = std::min(at_ + 1, text_.size());
    add_literal(line_, content);
  }

  void take_character() {
    for (++at_; at_ < text_.size() && text_[at_] != '\'' && text_[at_] != '\n'; ++at_)
      if (text_[at_] == '\\') ++at_;
    at_ = std::min(at_ + 1, text_.size());
    line_text_ += "''";
    joins_ = false;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int line_ = 1;
  bool joins_ = false;
  std::string line_text_;
  Source source_;
};

}  // namespace

Tree read_tree(const std::string& root) {
  std::vector<std::string> paths = fs::exists(root + "/.git") ? tracked_paths(root) : walked_paths(root);
  if (paths.empty()) throw std::runtime_error("no files below " + root);
  std::sort(paths.begin(), paths.end());
  paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
  Tree tree;
  for (const std::string& path : paths) {
    std::ifstream in(root + "/" + path, std::ios::binary);
    if (in) tree.push_back({path, std::string(std::istreambuf_iterator<char>(in), {})});
  }
  return tree;
}

Source take_apart(std::string_view text) {
  return Scanner(text).scan();
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

bool begins(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

bool ends(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

bool is_cpp(std::string_view path) {
  return ends(path, ".cpp") || ends(path, ".h");
}

std::size_t find_word(std::string_view text, std::string_view word, std::size_t from) {
  for (std::size_t at = text.find(word, from); at != std::string_view::npos; at = text.find(word, at + 1)) {
    std::size_t after = at + word.size();
    bool starts = at == 0 || !is_word(word.front()) || !is_word(text[at - 1]);
    bool stops = after == text.size() || !is_word(word.back()) || !is_word(text[after]);
    if (starts && stops) return at;
  }
  return std::string_view::npos;
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return result;
}

std::string finding(std::string_view path, int line, std::string_view what) {
  std::string text(path);
  if (line > 0) text += ":" + std::to_string(line);
  return text.append(": ").append(what);
}

}  // namespace spoc::meta
