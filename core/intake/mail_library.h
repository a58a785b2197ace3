// GMime, loaded when the first mail is read: a program that reads none never pays for it, and needs no such package.
// The one place that includes its headers.
#pragma once

#include <gmime/gmime.h>

namespace spoc::intake {

/// The functions of GMime and GLib that are called, by their own names.
struct MailLibrary {
  decltype(&::g_mime_init) g_mime_init;
  decltype(&::g_object_unref) g_object_unref;
  decltype(&::g_free) g_free;
  decltype(&::g_type_check_instance_is_a) g_type_check_instance_is_a;
  decltype(&::g_date_time_to_unix) g_date_time_to_unix;
  decltype(&::g_date_time_get_microsecond) g_date_time_get_microsecond;
  decltype(&::g_mime_stream_mem_new) g_mime_stream_mem_new;
  decltype(&::g_mime_stream_mem_new_with_buffer) g_mime_stream_mem_new_with_buffer;
  decltype(&::g_mime_stream_mem_get_byte_array) g_mime_stream_mem_get_byte_array;
  decltype(&::g_mime_parser_new_with_stream) g_mime_parser_new_with_stream;
  decltype(&::g_mime_parser_construct_message) g_mime_parser_construct_message;
  decltype(&::g_mime_message_get_subject) g_mime_message_get_subject;
  decltype(&::g_mime_message_get_date) g_mime_message_get_date;
  decltype(&::g_mime_message_get_addresses) g_mime_message_get_addresses;
  decltype(&::g_mime_message_get_mime_part) g_mime_message_get_mime_part;
  decltype(&::internet_address_list_length) internet_address_list_length;
  decltype(&::internet_address_list_get_address) internet_address_list_get_address;
  decltype(&::internet_address_get_name) internet_address_get_name;
  decltype(&::internet_address_mailbox_get_type) internet_address_mailbox_get_type;
  decltype(&::internet_address_mailbox_get_addr) internet_address_mailbox_get_addr;
  decltype(&::internet_address_group_get_type) internet_address_group_get_type;
  decltype(&::internet_address_group_get_members) internet_address_group_get_members;
  decltype(&::g_mime_object_get_header_list) g_mime_object_get_header_list;
  decltype(&::g_mime_header_list_get_count) g_mime_header_list_get_count;
  decltype(&::g_mime_header_list_get_header_at) g_mime_header_list_get_header_at;
  decltype(&::g_mime_header_get_name) g_mime_header_get_name;
  decltype(&::g_mime_header_get_raw_value) g_mime_header_get_raw_value;
  decltype(&::g_mime_object_get_header) g_mime_object_get_header;
  decltype(&::g_mime_object_get_content_type) g_mime_object_get_content_type;
  decltype(&::g_mime_content_type_get_media_type) g_mime_content_type_get_media_type;
  decltype(&::g_mime_content_type_get_media_subtype) g_mime_content_type_get_media_subtype;
  decltype(&::g_mime_content_type_get_parameter) g_mime_content_type_get_parameter;
  decltype(&::g_mime_object_get_disposition) g_mime_object_get_disposition;
  decltype(&::g_mime_multipart_get_type) g_mime_multipart_get_type;
  decltype(&::g_mime_multipart_get_count) g_mime_multipart_get_count;
  decltype(&::g_mime_multipart_get_part) g_mime_multipart_get_part;
  decltype(&::g_mime_message_part_get_type) g_mime_message_part_get_type;
  decltype(&::g_mime_message_part_get_message) g_mime_message_part_get_message;
  decltype(&::g_mime_part_get_type) g_mime_part_get_type;
  decltype(&::g_mime_part_get_filename) g_mime_part_get_filename;
  decltype(&::g_mime_part_get_content) g_mime_part_get_content;
  decltype(&::g_mime_data_wrapper_write_to_stream) g_mime_data_wrapper_write_to_stream;
  decltype(&::g_mime_object_write_to_stream) g_mime_object_write_to_stream;
};

/// Loaded at the first call. Throws unavailable when the system has no GMime.
const MailLibrary& mail_library();

}  // namespace spoc::intake
