// A schema of its own on the server of the tests, which $SPOC_TEST_POSTGRES names; it goes with its content.
#pragma once

#include <unistd.h>

#include <cstdlib>
#include <exception>
#include <string>

#include "base/format.h"
#include "sql/connection.h"

namespace spoc::test {

/// The URL of the database of the tests; empty without one.
inline std::string server_of_tests() {
  const char* url = std::getenv("SPOC_TEST_POSTGRES");
  return url != nullptr ? url : "";
}

class ServerSchema {
 public:
  ServerSchema() : name_(fresh_name()) {
    script(format("create schema {}", name_));
    const std::string url = server_of_tests();
    place_ = format("{}{}options=-csearch_path%3D{}", url, url.find('?') == std::string::npos ? "?" : "&", name_);
  }
  ~ServerSchema() {
    try {
      script(format("set client_min_messages to warning; drop schema {} cascade", name_));
    } catch (const std::exception&) {
      // What is left behind goes with the server, which is thrown away.
    }
  }
  ServerSchema(const ServerSchema&) = delete;
  ServerSchema& operator=(const ServerSchema&) = delete;

  /// Where a store in it is.
  const std::string& place() const { return place_; }

 private:
  static std::string fresh_name() {
    static int made = 0;
    return format("test_{}_{}", getpid(), ++made);
  }
  static void script(const std::string& sql) { sql::open_postgres(server_of_tests(), {.create = true})->script(sql); }

  std::string name_, place_;
};

}  // namespace spoc::test
