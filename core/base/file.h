// Files of the local system, as bytes: whole reads with a limit, writes that are complete or absent, folders.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace spoc {

/// Whole content. Throws not_found when absent, io when unreadable, data when larger than `limit` bytes. "-" is not
/// special.
std::string read_file(const std::string& path, std::size_t limit = 256u << 20);

/// Replaces the file's content in one step (temporary file beside it, fsync, rename), behind a symbolic link too.
/// Throws cannot_create, also for what is no regular file (a rename would destroy a device), or io.
void write_file(const std::string& path, std::string_view bytes, unsigned mode = 0644);
/// Creates the file; throws cannot_create when it already exists.
void create_file(const std::string& path, std::string_view bytes, unsigned mode = 0644);

/// True for anything of that name but a folder.
bool file_exists(const std::string& path);
bool folder_exists(const std::string& path);
/// Makes the folder and its parents; nothing when it is there.
void make_folders(const std::string& path, unsigned mode = 0755);
/// Names in the folder that end in `suffix`, sorted by bytes, without "." and ".."; empty when there is no such folder.
std::vector<std::string> list_folder(const std::string& path, std::string_view suffix = {});
/// `name` below `folder`; an absolute `name` stays as it is.
std::string join_path(std::string_view folder, std::string_view name);
/// "." for a name without a slash, "/" for the root.
std::string parent_folder(std::string_view path);
/// The part after the last slash.
std::string file_name(std::string_view path);
/// From the root, without ".", ".." and doubled slashes; by the text alone, links are not followed.
std::string absolute_path(const std::string& path);

/// The nearest folder from `start` upwards for which `found` answers true.
std::optional<std::string> find_upwards(const std::string& start, const std::function<bool(const std::string&)>& found);

/// Reads a file descriptor in pieces of up to 256 KiB: for bulk input. Throws io.
class ByteStream {
 public:
  /// Opens `path`, or takes standard input for "-". Throws not_found or io.
  explicit ByteStream(const std::string& path);
  ByteStream(ByteStream&&) noexcept;
  ~ByteStream();
  /// The next bytes (valid until the next call), empty at the end.
  std::string_view next();
  /// Whether `next` has something to say at once, or will within so many milliseconds.
  bool ready(int wait_ms) const;
  /// True for a regular file (not a pipe, not a terminal).
  bool regular() const { return regular_; }
  /// The path, or "standard input"; for messages.
  const std::string& name() const { return name_; }

 private:
  int fd_ = -1;
  bool owned_ = false;
  bool regular_ = false;
  std::string name_;
  std::string buffer_;
};

/// The rest of a stream, up to `limit` bytes; throws data when there is more.
std::string read_all(ByteStream& stream, std::size_t limit = 256u << 20);

/// Lines of a stream without their "\n" or "\r\n"; the last may lack one. A line over `limit` bytes throws data.
class LineReader {
 public:
  explicit LineReader(ByteStream& stream, std::size_t limit = 16u << 20) : stream_(stream), limit_(limit) {}
  /// The next line (valid until the next call), nothing at the end.
  std::optional<std::string_view> next();
  /// Number of the line `next` returned last, from 1.
  long long number() const { return number_; }

 private:
  void refuse_long(std::size_t size) const;

  ByteStream& stream_;
  std::size_t limit_;
  std::string buffer_;
  std::size_t at_ = 0;
  long long number_ = 0;
  bool ended_ = false;
};

}  // namespace spoc
