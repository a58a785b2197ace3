// What must hold of the structure of the source tree: each rule is a function from a tree to what it objects to.
#pragma once

#include <string>

#include "meta/tree.h"

namespace spoc::meta {

/// core/LAYERS lists every floor, has no cycle, and every quoted include of core and cmd obeys it.
Findings broken_layers(const Tree& tree);
/// Headers of third parties stand in the files that wrap them, and heavy standard headers in no header of ours.
Findings stray_headers(const Tree& tree);
/// core neither prints, nor reads the environment, nor asks what time it is; nothing uses what the house bans.
Findings banned_code(const Tree& tree);
/// Promises for later, paths of one machine, hosts of registries.
Findings banned_text(const Tree& tree);
/// Files, folders, types and namespaces named after no thing at all.
Findings empty_names(const Tree& tree);
/// Folders without a README, or with a long one.
Findings unexplained_folders(const Tree& tree);
/// Source files of more than `limit` lines.
Findings long_files(const Tree& tree, int limit);
/// Entries of the top level that are not on its card, and entries of the card that are missing.
Findings strange_top_level(const Tree& tree);
/// SQL outside core/store and core/sql.
Findings stray_sql(const Tree& tree);
/// SQL that only one of the two databases understands, or that they answer differently.
Findings one_sided_sql(const Tree& tree);
/// Commands that read the store otherwise than as their caller sees it.
Findings reads_past_sight(const Tree& tree);

/// The program under test: $SPOC, else the release build of the tree.
std::string program();
/// Shared objects that the program at `path` needs besides libc, libm and the loader.
Findings needless_shared_objects(const std::string& path);
/// Standard output of a shell command line; throws when it does not exit with 0.
std::string output_of(const std::string& command);

}  // namespace spoc::meta
