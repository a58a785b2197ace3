// The source tree as values, so that a rule about its structure can be tried on a tree that breaks it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace spoc::meta {

struct File {
  std::string path;  ///< from the root of the tree, with '/'
  std::string text;
};

/// Files in the order of their paths.
using Tree = std::vector<File>;

/// One line a rule objects to: "path:line: what".
using Findings = std::vector<std::string>;

/// Every file below `root` that is, or would be, under version control; all files when `root` is no git repository.
Tree read_tree(const std::string& root);

/// A piece of C++ source taken apart. Lines count from 1.
struct Source {
  struct Literal {
    int line;
    std::string text;  ///< what stands between the quotes, adjacent literals joined
  };
  struct Include {
    int line;
    std::string path;
    bool angle;
  };
  std::vector<std::string> code;  ///< the lines, without comments and with empty literals
  std::vector<Literal> literals;
  std::vector<Include> includes;
};
Source take_apart(std::string_view text);

std::vector<std::string> lines_of(std::string_view text);
bool begins(std::string_view text, std::string_view start);
bool ends(std::string_view text, std::string_view end);
bool is_cpp(std::string_view path);
/// Where `word` stands in `text` with no letter, digit or underscore on either side; npos when nowhere.
std::size_t find_word(std::string_view text, std::string_view word, std::size_t from = 0);
std::string lower(std::string_view text);
std::string finding(std::string_view path, int line, std::string_view what);

}  // namespace spoc::meta
