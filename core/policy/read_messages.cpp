// How messages leave: transports, channels, what waits to leave together; hooks.
#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "domain/event.h"
#include "policy/section.h"
#include "policy/shape.h"

namespace spoc::policy {

namespace {

constexpr std::string_view kSecret = "secret:";
constexpr time::Span kLongestTimeout = time::minutes(10);

/// The name of a secret; what is no reference to one was reported with the shape.
std::string secret_name(std::string_view text) {
  return text.starts_with(kSecret) ? std::string(text.substr(kSecret.size())) : std::string();
}

time::Span timeout_of(const Section& table, time::Span fallback, Reading& reading) {
  const auto given = table.duration("timeout");
  if (!given) return fallback;
  const auto* wall = std::get_if<time::WallDuration>(&*given);
  const bool fits =
      wall && wall->months == 0 && wall->days == 0 && wall->span > time::Span{} && wall->span <= kLongestTimeout;
  if (fits) return wall->span;
  reading.findings.error(table.node("timeout")->span, "out-of-range",
                         format("a timeout of {} cannot be kept", table.text("timeout")), "write one from 1s to 10m");
  return fallback;
}

/// "https" of "https://host/path", and whether a host follows.
struct Address {
  std::string_view scheme;
  bool host = false;
};
Address address_of(std::string_view url) {
  const auto at = url.find("://");
  if (at == std::string_view::npos) return {};
  const std::string_view rest = url.substr(at + 3);
  return {url.substr(0, at), !rest.empty() && rest.front() != '/'};
}

/// The address is one that the transport can go to, and has no password in it.
void check_url(const Section& table, std::initializer_list<std::string_view> schemes, Reading& reading) {
  const toml::Node* node = table.node("url");
  if (!node || node->kind != toml::Kind::string) return;
  const std::string_view url = node->text;
  const Address address = address_of(url);
  const std::string known = join(std::vector<std::string>(schemes.begin(), schemes.end()), ":// or ") + "://";
  if (!address.host || std::find(schemes.begin(), schemes.end(), address.scheme) == schemes.end())
    return reading.findings.error(node->span, "bad-url",
                                  format("\"{}\" is no address that begins with {}", url, known));
  const bool plain = std::all_of(url.begin(), url.end(), [](char c) { return c > ' ' && c <= '~'; });
  if (!plain)
    return reading.findings.error(node->span, "bad-url", "an address has no blanks, controls or letters beyond ASCII");
  const std::string_view host = url.substr(address.scheme.size() + 3);
  if (host.substr(0, host.find('/')).find('@') != std::string_view::npos)
    reading.findings.error(node->span, "secret-in-file", "a login and its password do not belong into an address",
                           "write login, and password = \"secret:NAME\"");
}

/// What the tables of messages and channels have in common.
Remote read_remote(const Section& table, std::string_view transport, Reading& reading) {
  Remote remote;
  remote.url = table.text("url");
  remote.login = table.text("login");
  remote.password = secret_name(table.text("password"));
  remote.tls = table.text("tls");
  remote.certificates = table.text("certificates");
  remote.secret = secret_name(table.text("secret"));
  remote.body = table.text("body");
  remote.timeout = timeout_of(table, remote.timeout, reading);
  if (transport == "smtp") check_url(table, {"smtp", "smtps"}, reading);
  if (transport == "webhook") check_url(table, {"https", "http"}, reading);
  if (transport == "smtp" && remote.login.empty() != remote.password.empty())
    reading.findings.error(table.at(), "missing-key", "a login and a password go together",
                           remote.login.empty() ? "add login" : "add password = \"secret:NAME\"");
  if (transport == "smtp" && remote.tls == "never" && !remote.login.empty())
    reading.findings.warning(table.node("tls")->span, "password-in-the-clear",
                             "the password is sent where everybody on the way can read it");
  return remote;
}

void check_transport(const Section& table, std::string_view transport, std::string_view arguments, Reading& reading) {
  const auto needs = [&](std::string_view key) {
    if (!table.node(key))
      reading.findings.error(table.at(), "missing-key", format("the transport \"{}\" needs \"{}\"", transport, key));
  };
  if (transport == "maildir") needs("folder");
  if (transport == "smtp" || transport == "webhook") needs("url");
  if (transport == "command") needs(arguments);
}

/// Minutes of the day, ascending, each once.
std::vector<int> times_of_day(const Section& table) {
  std::vector<int> times;
  for (const std::string& text : table.texts("at"))
    if (const auto minute = parse_time_of_day(text)) times.push_back(*minute);
  std::sort(times.begin(), times.end());
  times.erase(std::unique(times.begin(), times.end()), times.end());
  return times;
}

void read_digest(const Section& table, Reading& reading) {
  Digest& digest = reading.policy.messages.digest;
  digest.reasons = table.texts("reasons");
  digest.at = times_of_day(table);
  if (!table.present()) return;
  for (const std::string_view key : {"reasons", "at"})
    if (!table.node(key)) reading.findings.error(table.at(), "missing-key", format("a digest needs \"{}\"", key));
}

void read_environment(const Section& table, Hook& hook, Reading& reading) {
  for (const toml::Entry& entry : table.entries("VARIABLE")) {
    constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";
    const bool name = !entry.key.empty() && entry.key.find_first_not_of(kLetters) == std::string::npos;
    const bool own = entry.key.starts_with("SPOC_") || entry.key.starts_with("LD_") || entry.key == "PATH";
    if (!name || own)
      reading.findings.error(entry.span, "bad-name", format("\"{}\" is no variable for a program", entry.key),
                             own ? "PATH, SPOC_… and LD_… are not its to set" : "capital letters, digits and _");
    const std::string secret = secret_name(entry.value.text);
    secret.empty() ? hook.variables.emplace_back(entry.key, entry.value.text)
                   : hook.secrets.emplace_back(entry.key, secret);
  }
}

Hook read_hook(const Section& table, const std::string& name, Reading& reading) {
  Hook hook;
  hook.name = name;
  hook.run = table.texts("run");
  hook.events = table.texts("events");
  hook.confidential = table.boolean("confidential");
  read_environment(table.child("env"), hook, reading);
  hook.remote.url = table.text("url");
  hook.remote.certificates = table.text("certificates");
  hook.remote.secret = secret_name(table.text("secret"));
  hook.remote.timeout = timeout_of(table, time::seconds(10), reading);
  hook.where = table.where();
  check_url(table, {"https", "http"}, reading);
  if (hook.run.empty() && hook.remote.url.empty())
    reading.findings.error(table.at(), "missing-key", format("the hook \"{}\" tells nobody", name),
                           "add run = [\"PROGRAM\"] or url = \"https://…\"");
  if (!hook.run.empty() && !hook.remote.url.empty())
    reading.findings.warning(table.node("url")->span, "unused",
                             format("the hook \"{}\" runs its program: nothing is posted", name));
  return hook;
}

}  // namespace

void read_messages(const Section& file, Reading& reading) {
  const Section table = file.child("messages");
  Messages& messages = reading.policy.messages;
  messages.where = table.where();
  messages.transport = table.text("transport", "maildir");
  messages.folder = table.text("folder", table.present() ? "" : "mail");
  messages.command = table.texts("command");
  if (messages.command.empty() && messages.transport == "sendmail") messages.command = {"sendmail", "-t", "-i"};
  messages.quiet = table.text("quiet");
  messages.per_recipient_per_hour = table.integer("per_recipient_per_hour", 0);
  messages.storm = table.integer("storm", 0);
  messages.acknowledge_every = table.duration("acknowledge_every").value_or(time::WallDuration{0, 0, time::hours(1)});
  messages.decide_by_mail = table.boolean("decide_by_mail", true);
  messages.log_automatic = table.boolean("log_automatic");
  messages.remote = read_remote(table, messages.transport, reading);
  read_digest(table.child("digest"), reading);
  if (table.present()) check_transport(table, messages.transport, "command", reading);
  const Section channels = file.child("channel");
  for (const toml::Entry& entry : channels.entries("NAME")) {
    const Section one = channels.named(entry, "NAME");
    Channel channel;
    channel.name = entry.key;
    channel.transport = one.text("transport");
    channel.run = one.texts("run");
    channel.folder = one.text("folder");
    channel.remote = read_remote(one, channel.transport, reading);
    channel.where = one.where();
    check_transport(one, channel.transport, "run", reading);
    reading.policy.channels.push_back(std::move(channel));
  }
}

void read_hooks(const Section& file, Reading& reading) {
  const Section hooks = file.child("hook");
  for (const toml::Entry& entry : hooks.entries("NAME"))
    reading.policy.hooks.push_back(read_hook(hooks.named(entry, "NAME"), entry.key, reading));
}

}  // namespace spoc::policy
