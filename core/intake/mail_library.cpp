#include "intake/mail_library.h"

#include <dlfcn.h>

#include "base/error.h"
#include "base/format.h"

namespace spoc::intake {

namespace {

constexpr const char* kFile = "libgmime-3.0.so.0";

MailLibrary load() {
  // Kept open until the process ends: its types are registered for good.
  void* const library = dlopen(kFile, RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr)
    throw Error(Code::unavailable, format("the library that reads mail cannot be loaded: {}", dlerror()),
                "install it: apt-get install libgmime-3.0-0");
  MailLibrary found{};
  const auto find = [&](auto& function, const char* name) {
    function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(dlsym(library, name));
    if (function == nullptr)
      throw Error(Code::unavailable, format("{} has no {}", kFile, name),
                  "install libgmime-3.0-0 of version 3.2 or newer");
  };
  find(found.g_mime_init, "g_mime_init");
  find(found.g_object_unref, "g_object_unref");
  find(found.g_free, "g_free");
  find(found.g_type_check_instance_is_a, "g_type_check_instance_is_a");
  find(found.g_date_time_to_unix, "g_date_time_to_unix");
  find(found.g_date_time_get_microsecond, "g_date_time_get_microsecond");
  find(found.g_mime_stream_mem_new, "g_mime_stream_mem_new");
  find(found.g_mime_stream_mem_new_with_buffer, "g_mime_stream_mem_new_with_buffer");
  find(found.g_mime_stream_mem_get_byte_array, "g_mime_stream_mem_get_byte_array");
  find(found.g_mime_parser_new_with_stream, "g_mime_parser_new_with_stream");
  find(found.g_mime_parser_construct_message, "g_mime_parser_construct_message");
  find(found.g_mime_message_get_subject, "g_mime_message_get_subject");
  find(found.g_mime_message_get_date, "g_mime_message_get_date");
  find(found.g_mime_message_get_addresses, "g_mime_message_get_addresses");
  find(found.g_mime_message_get_mime_part, "g_mime_message_get_mime_part");
  find(found.internet_address_list_length, "internet_address_list_length");
  find(found.internet_address_list_get_address, "internet_address_list_get_address");
  find(found.internet_address_get_name, "internet_address_get_name");
  find(found.internet_address_mailbox_get_type, "internet_address_mailbox_get_type");
  find(found.internet_address_mailbox_get_addr, "internet_address_mailbox_get_addr");
  find(found.internet_address_group_get_type, "internet_address_group_get_type");
  find(found.internet_address_group_get_members, "internet_address_group_get_members");
  find(found.g_mime_object_get_header_list, "g_mime_object_get_header_list");
  find(found.g_mime_header_list_get_count, "g_mime_header_list_get_count");
  find(found.g_mime_header_list_get_header_at, "g_mime_header_list_get_header_at");
  find(found.g_mime_header_get_name, "g_mime_header_get_name");
  find(found.g_mime_header_get_raw_value, "g_mime_header_get_raw_value");
  find(found.g_mime_object_get_header, "g_mime_object_get_header");
  find(found.g_mime_object_get_content_type, "g_mime_object_get_content_type");
  find(found.g_mime_content_type_get_media_type, "g_mime_content_type_get_media_type");
  find(found.g_mime_content_type_get_media_subtype, "g_mime_content_type_get_media_subtype");
  find(found.g_mime_content_type_get_parameter, "g_mime_content_type_get_parameter");
  find(found.g_mime_object_get_disposition, "g_mime_object_get_disposition");
  find(found.g_mime_multipart_get_type, "g_mime_multipart_get_type");
  find(found.g_mime_multipart_get_count, "g_mime_multipart_get_count");
  find(found.g_mime_multipart_get_part, "g_mime_multipart_get_part");
  find(found.g_mime_message_part_get_type, "g_mime_message_part_get_type");
  find(found.g_mime_message_part_get_message, "g_mime_message_part_get_message");
  find(found.g_mime_part_get_type, "g_mime_part_get_type");
  find(found.g_mime_part_get_filename, "g_mime_part_get_filename");
  find(found.g_mime_part_get_content, "g_mime_part_get_content");
  find(found.g_mime_data_wrapper_write_to_stream, "g_mime_data_wrapper_write_to_stream");
  find(found.g_mime_object_write_to_stream, "g_mime_object_write_to_stream");
  found.g_mime_init();
  return found;
}

}  // namespace

const MailLibrary& mail_library() {
  static const MailLibrary library = load();
  return library;
}

}  // namespace spoc::intake
