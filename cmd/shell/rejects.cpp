#include "cmd/shell/rejects.h"

#include <fcntl.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "base/format.h"
#include "base/text.h"

namespace spoc::cmd {

Rejects::Rejects(std::string path, Output& answer) : path_(std::move(path)), answer_(answer) {
  if (!path_.empty() && path_ != "-" && (file_exists(path_) || folder_exists(path_)))
    throw Error(Code::cannot_create, format("{} is there already", path_), "rejected rows go to a new file");
}

Rejects::~Rejects() {
  out_.reset();
  if (fd_ >= 0) close(fd_);
}

void Rejects::write(std::string_view header, std::string_view row) {
  if (!wanted()) return;
  if (path_ == "-") return set_apart(header, row);
  if (!out_) {
    fd_ = open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd_ < 0) throw Error(Code::cannot_create, format("cannot create {}", path_));
    out_ = std::make_unique<Output>(fd_, path_);
    if (!header.empty()) out_->write(format("{}\n", header));
  }
  out_->write(format("{}\n", row));
}

void Rejects::finish() {
  if (out_) out_->finish();
}

void Rejects::set_apart(std::string_view header, std::string_view row) {
  const auto lines = [&](std::string_view text) {
    for (const std::string_view line : split(text, '\n')) answer_.write(format("\x1e{}\n", line));
  };
  if (!begun_ && !header.empty()) lines(header);
  begun_ = true;
  lines(row);
}

}  // namespace spoc::cmd
