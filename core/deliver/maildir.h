// Messages as files of a maildir: written under tmp, then linked into new, so that a reader never sees half of one.
#pragma once

#include <string>

#include "deliver/transport.h"

namespace spoc::deliver {

/// The name of a message's file follows from the message alone: one that a killed delivery had finished is found under
/// new or cur (with whatever flags a mail program added) and is not written again.
class Maildir : public Transport {
 public:
  /// Folders are made with the first message.
  explicit Maildir(std::string folder) : folder_(std::move(folder)) {}

  /// Throws cannot_create or io.
  void deliver(const Message& message) override;
  /// Flushes the names: once for many, which is as dear as flushing the words of one. Throws io.
  void settle() override;

 private:
  bool holds(const std::string& name) const;
  void make();

  std::string folder_;
  bool made_ = false;
  bool named_ = false;  // files whose names are not flushed yet
};

}  // namespace spoc::deliver
