#include "cmd/shell/context.h"

#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <unordered_set>

#include "base/file.h"
#include "base/format.h"
#include "base/text.h"
#include "base/toml.h"
#include "cmd/shell/clock.h"
#include "cmd/shell/editor.h"
#include "cmd/shell/store_place.h"
#include "desk/permission.h"
#include "domain/ids.h"

namespace spoc::cmd {
namespace {

std::string login_of(unsigned user) {
  const passwd* entry = getpwuid(user);
  return entry ? entry->pw_name : format("{}", user);
}

/// `store` of store.toml: a path, relative to the folder, or a URL.
std::string store_of(const std::string& file) {
  const toml::Parsed parsed = toml::parse(read_file(file, 1u << 20), file);
  const toml::Node* store = parsed.root.find("store");
  if (!parsed.diagnostics.empty() || !store || store->kind != toml::Kind::string)
    throw Error(Code::configuration, "it must say where the store is", "store = \"spoc.db\"", {file, 1, 1});
  return store->text;
}

/// Whoever reads a replica is told how old what they see may be: always, for a report is read long after its terminal is gone.
std::string replica_line(const sql::Replica& replica) {
  if (!replica.behind_us) return "spoc: this is read from a replica, which cannot tell how far behind it is";
  if (*replica.behind_us == 0) return "spoc: this is read from a replica, which has all that its primary sent";
  const time::Span behind = time::seconds(std::max<std::int64_t>(1, *replica.behind_us / 1'000'000));
  return format("spoc: this is read from a replica, which may be {} behind", time::to_words(behind));
}

/// A text file ends with a line feed that its author did not mean to say.
std::string without_final_newlines(std::string text) {
  text.erase(text.find_last_not_of("\r\n") + 1);
  return text;
}

}  // namespace

Context::Context(const Environment& environment, const Command& command, const Arguments& arguments)
    : environment_(environment),
      command_(command),
      arguments_(arguments),
      terminal_(read_terminal(environment)),
      format_(format_of(arguments)),
      out_(environment.output),
      real_now_(cmd::real_time()) {
  if (arguments.has("--no-color")) terminal_ = without_colour(terminal_);
}

Context::~Context() = default;

void Context::leave() noexcept {
  if (store_) store_->leave();
}

bool Context::has_written() const noexcept { return store_ && store_->has_written(); }

const Settings& Context::settings() {
  if (!settings_) settings_ = read_settings(environment_);
  return *settings_;
}

bool Context::quiet() const { return arguments_.has("--quiet"); }

void Context::say(std::string_view line) {
  std::string text(line);
  text += '\n';
  cmd::say(environment_.errors, text);
}

bool Context::confirmed(std::string_view question) {
  return arguments_.has("--yes") || confirm(question, environment_, terminal_);
}

const std::string& Context::folder() {
  if (folder_) return *folder_;
  const auto holds_desk = [](const std::string& folder) {
    return file_exists(join_path(folder, "spoc.toml")) || file_exists(join_path(folder, "store.toml"));
  };
  std::optional<std::string> named;
  if (const auto desk = arguments_.value("--desk")) named = std::string(*desk);
  else if (const auto variable = environment_.filled("SPOC_DESK")) named = std::string(*variable);
  if (named) {
    if (!holds_desk(*named) && !file_exists(join_path(*named, "spoc.db")))
      throw Error(Code::not_found, format("there is no desk in {}", *named), format("make one: spoc init {}", *named));
    return folder_.emplace(absolute_path(*named));
  }
  if (auto found = find_upwards(environment_.folder, holds_desk)) return folder_.emplace(std::move(*found));
  for (const std::string& folder : configuration_folders(environment_))
    if (std::string desk = join_path(folder, "desk"); holds_desk(desk)) return folder_.emplace(std::move(desk));
  throw Error(Code::not_found, "there is no desk here or above",
              "make one: spoc init DIR; or name one: --desk DIR, $SPOC_DESK");
}

std::string Context::store_path() {
  if (const auto variable = environment_.filled("SPOC_STORE")) return store_at(*variable, environment_.folder);
  const std::string file = join_path(folder(), "store.toml");
  const std::string path = file_exists(file) ? store_of(file) : "spoc.db";
  return store_at(path, folder());
}

int Context::wait_ms() const {
  const auto wait = arguments_.value("--wait");
  if (!wait) return sql::OpenOptions{}.wait_ms;
  const auto seconds = to_real(wait->ends_with('s') ? wait->substr(0, wait->size() - 1) : *wait);
  if (!seconds || *seconds < 0 || *seconds > 86'400) throw Error(Code::usage, format("--wait cannot be {}", *wait), "a number of seconds");
  return static_cast<int>(*seconds * 1000);
}

store::Store& Context::store(bool bulk) {
  if (!store_) {
    sql::OpenOptions options;
    options.bulk = bulk;
    options.wait_ms = wait_ms();
    store_ = std::make_unique<store::Store>(store_path(), options);
    if (const auto there = store_->connected_at()) {
      clock_ahead_ = *there - cmd::real_time();
      const bool unset = now_ == real_now_;
      real_now_ = real_now_ + clock_ahead_;
      if (unset) now_ = real_now_;
    }
    if (const auto replica = store_->replica()) say(replica_line(*replica));
  }
  return *store_;
}

/// Whose the store is. A server's belongs to nobody here: who knows its credentials is let in, and the desk's own roles say the rest.
std::optional<std::uint32_t> Context::owner_of_store() {
  const std::string where = store_path();
  struct stat facts {};
  if (store::Store::is_server(where) || stat(where.c_str(), &facts) != 0) return std::nullopt;
  return facts.st_uid;
}

std::uint32_t Context::caller() {
  if (!environment_.sudo_user) return environment_.user;
  const auto owner = owner_of_store();
  const bool owns = owner && *owner == environment_.effective_user;
  return owns && (environment_.privileged || environment_.effective_user != 0) ? *environment_.sudo_user : environment_.user;
}

bool Context::owns_store() {
  const std::uint32_t user = caller();
  return user == 0 || owner_of_store() == user || (store::Store::is_server(store_path()) && made_desk(login_of(user)));
}

/// The first operation is the one that made the desk.
bool Context::made_desk(std::string_view login) {
  bool made = false;
  store().read_again([&](store::Reading& reading) { made = reading.login_of({1}) == login; });
  return made;
}

std::string Context::login() {
  // Who makes a desk has no store yet.
  return login_of(command_.traits.reads_desk ? caller() : environment_.user);
}

Context::Acting Context::real_acting() {
  const std::string login = this->login();
  Acting acting{{login, {}, "cli"}, owns_store()};
  store().read_again([&](store::Reading& reading) {
    if (const domain::Person* person = reading.people().by_address(login)) {
      acting.actor.person = person->id;
      return;
    }
    for (const policy::Account& account : policy()->accounts)
      if (account.login == login) acting.actor = {{}, {}, account.name};
  });
  return acting;
}

decide::Authority Context::authority_of(const Acting& acting) {
  store::Caller caller;
  caller.actor = acting.actor;
  caller.owner = acting.owner;
  return desk::authority_of({store(), std::move(caller)});
}

/// Throws refused when the real caller does not own the store and administers nothing.
void Context::require_administrator(std::string_view what, std::string_view hint) {
  const Acting real = real_acting();
  if (real.owner || decide::is_administrator(authority_of(real))) return;
  throw Error(Code::refused, format("{} may not {}", login(), what), std::string(hint));
}

Context::Acting Context::chosen_acting() {
  Acting acting = real_acting();
  const auto as = arguments_.value("--as");
  if (!as) return acting;
  require_administrator("act as somebody else", "an administrator may");
  const std::string login = this->login();
  store().read_again([&](store::Reading& reading) {
    const domain::Person* person = reading.people().person(*as);
    if (!person) person = reading.people().by_address(*as);
    if (person)
      acting = {{person->id, {}, "cli"}, acting.owner && person->id == acting.actor.person};
    else if (*as == login)
      acting = {{login, {}, "cli"}, acting.owner};
    else if (reading.all_people().empty())
      acting = {{std::string(*as), {}, "cli"}, false};
    else
      throw Error(Code::not_found, format("there is nobody called \"{}\"", *as), "see them: spoc who");
  });
  return acting;
}

const Context::Acting& Context::acting() {
  if (!acting_) acting_ = chosen_acting();
  return *acting_;
}

const domain::Actor& Context::actor() { return acting().actor; }

const decide::Authority& Context::authority() {
  if (!authority_) authority_ = authority_of(acting());
  return *authority_;
}

void Context::require_owner() {
  // Where there is none yet, it will belong to whom this runs as: nobody makes one in another's name.
  const bool lent = environment_.sudo_user && environment_.effective_user != 0;
  if (!lent && !store::Store::exists(store_path())) return;
  if (owns_store()) return;
  throw Error(Code::refused, format("only who owns the store may {}", command_.name), format("its file belongs to somebody else than {}", login()));
}

void Context::read(decide::Verb verb, const std::function<void(store::Reading&)>& work) {
  require(verb);
  store().read(decide::sight_for(authority(), verb), work);
}

time::Instant Context::chosen_now() {
  std::optional<std::string> text;
  if (const auto option = arguments_.value("--now")) text = std::string(*option);
  else if (const auto variable = environment_.filled("SPOC_NOW")) text = std::string(*variable);
  if (!text) return real_now_;
  if (command_.traits.reads_desk) require_administrator("set the time", "leave out --now and $SPOC_NOW");
  if (const auto instant = time::parse_instant(*text)) return *instant;
  const auto in_force = policy();
  return time::parse_time(*text, {real_now_, in_force->zone(), in_force->calendar({})});
}

time::Instant Context::real_time() const { return cmd::real_time() + clock_ahead_; }

time::Instant Context::now() {
  if (!now_) now_ = chosen_now();
  return *now_;
}

void Context::look_again() {
  real_now_ = real_time();
  now_.reset();
}

time::Instant Context::time_of(std::string_view text, time::Edge edge) {
  if (const auto instant = time::parse_instant(text)) return *instant;
  const auto in_force = policy();
  return time::parse_time(text, {now(), in_force->zone(), in_force->calendar({})}, edge);
}

time::Period Context::period_of(std::string_view text) {
  const auto in_force = policy();
  return time::parse_period(text, {now(), in_force->zone(), in_force->calendar({})});
}

desk::Desk Context::desk(bool bulk) {
  store::Store& opened = store(bulk);
  store::Caller caller;
  caller.now = now();
  caller.real_now = real_now_;
  caller.actor = actor();
  caller.login = login();
  caller.verb = command_.name;
  caller.owner = acting().owner;
  return {opened, std::move(caller), arguments_.has("--dry-run"), chosen_, {}};
}

render::TextStyle Context::style() {
  const auto in_force = policy();
  return {static_cast<std::size_t>(terminal_.width), terminal_.colour, in_force->zone(), now()};
}

std::string Context::read(std::string_view path) {
  ByteStream stream{std::string(path)};
  return read_all(stream);
}

std::optional<std::string> Context::text_of_message(std::string_view shown) {
  const auto message = arguments_.value("--message");
  const auto file = arguments_.value("--file");
  const bool editor = arguments_.has("--edit");
  if ((message ? 1 : 0) + (file ? 1 : 0) + (editor ? 1 : 0) > 1)
    throw Error(Code::usage, "the text can come from one place only", "use one of -m, -F and -e");
  if (message) return std::string(*message);
  if (file) return without_final_newlines(read(*file));
  if (editor) return edit_text(environment_, terminal_, shown);
  return std::nullopt;
}

}  // namespace spoc::cmd
