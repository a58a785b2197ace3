#include "deliver/arguments.h"

#include <variant>

#include "base/error.h"
#include "base/format.h"
#include "deliver/recipients.h"

namespace spoc::deliver {

namespace {

// The system takes 128 KiB for one argument.
constexpr std::size_t kLongest = 60'000;

/// A value on its way into an argument: no bytes that a program could take for something else than text.
std::string harmless(std::string_view value) {
  std::string text(value);
  for (char& c : text)
    if ((static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7f) c = ' ';
  return text;
}

void cut(std::string& text) {
  if (text.size() <= kLongest) return;
  std::size_t end = kLongest;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;  // not within a character
  text.resize(end);
}

std::string filled(const std::string& source, const policy::MessageScope& scope, const std::string& channel) {
  const expr::CompiledTemplate compiled = expr::compile_template(source, policy::message_place());
  ensure(compiled.diagnostics.empty(), "templates of policy were checked when it was loaded");
  auto result = compiled.text.fill(scope, harmless);
  if (const auto* failure = std::get_if<expr::Failure>(&result))
    throw Error(Code::data, format("channel {}: \"{}\" has no value: {}", channel, source, failure->message));
  std::string text = std::move(std::get<std::string>(result));
  if (text.starts_with('-') && !source.starts_with('-')) text.insert(text.begin(), ' ');
  cut(text);
  return text;
}

}  // namespace

std::vector<std::vector<std::string>> arguments_of(const policy::Channel& channel, const Message& message,
                                                   const domain::TicketView& view, std::string_view reason,
                                                   const policy::Policy& policy, const domain::Directory& people) {
  const policy::TicketScope ticket(view, policy, people, {});
  const policy::PeopleScope functions(policy, people, view.now);
  std::vector<std::vector<std::string>> all;
  for (const Recipient& recipient : message.to) {
    const domain::Person person = person_of(recipient, people);
    const policy::MessageFacts facts{person, message.text, reason};
    const policy::MessageScope scope(ticket, functions, policy, facts);
    std::vector<std::string>& arguments = all.emplace_back();
    for (const std::string& source : channel.run) arguments.push_back(filled(source, scope, channel.name));
  }
  return all;
}

}  // namespace spoc::deliver
