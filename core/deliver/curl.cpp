#include "deliver/curl.h"

#include <curl/curl.h>
#include <dlfcn.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "base/error.h"
#include "base/format.h"
#include "base/text.h"

namespace spoc::deliver {

namespace {

constexpr const char* kFile = "libcurl.so.4";
constexpr std::size_t kAnswerKept = 512;

/// The functions of libcurl that are called, by their own names without the prefix.
struct Library {
  decltype(&::curl_global_init) global_init;
  decltype(&::curl_easy_init) init;
  decltype(&::curl_easy_reset) reset;
  decltype(&::curl_easy_cleanup) cleanup;
  decltype(&::curl_easy_setopt) set;
  decltype(&::curl_easy_perform) perform;
  decltype(&::curl_easy_getinfo) info;
  decltype(&::curl_easy_strerror) words;
  decltype(&::curl_slist_append) append;
  decltype(&::curl_slist_free_all) free_all;
};

Library load() {
  // Kept open until the process ends: connections are closed by it to the last moment.
  void* const library = dlopen(kFile, RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr)
    throw Error(Code::unavailable, format("libcurl cannot be loaded: {}", dlerror()),
                "install it: apt-get install libcurl4");
  Library found{};
  const auto find = [&](auto& function, const char* name) {
    function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(dlsym(library, name));
    if (function == nullptr) throw Error(Code::unavailable, format("{} has no {}", kFile, name), "install libcurl4");
  };
  find(found.global_init, "curl_global_init");
  find(found.init, "curl_easy_init");
  find(found.reset, "curl_easy_reset");
  find(found.cleanup, "curl_easy_cleanup");
  find(found.set, "curl_easy_setopt");
  find(found.perform, "curl_easy_perform");
  find(found.info, "curl_easy_getinfo");
  find(found.words, "curl_easy_strerror");
  find(found.append, "curl_slist_append");
  find(found.free_all, "curl_slist_free_all");
  if (found.global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) throw Error(Code::unavailable, "libcurl cannot be started");
  return found;
}

const Library& curl() {
  static const Library library = load();
  return library;
}

/// A list of texts, freed at the end of its life.
class Texts {
 public:
  ~Texts() { curl().free_all(list_); }
  void add(const std::string& text) {
    curl_slist* longer = curl().append(list_, text.c_str());
    ensure(longer != nullptr, "there is memory for a header");
    list_ = longer;
  }
  curl_slist* get() const { return list_; }

 private:
  curl_slist* list_ = nullptr;
};

/// What is read by the server, piece by piece.
struct Upload {
  std::string_view rest;
  static std::size_t read(char* to, std::size_t size, std::size_t count, void* self) {
    std::string_view& rest = static_cast<Upload*>(self)->rest;
    const std::size_t taken = std::min(size * count, rest.size());
    std::memcpy(to, rest.data(), taken);
    rest.remove_prefix(taken);
    return taken;
  }
};

/// The beginning of what a server says; all of it is read.
std::size_t keep_beginning(char* bytes, std::size_t size, std::size_t count, void* self) {
  std::string& text = *static_cast<std::string*>(self);
  text.append(bytes, std::min(size * count, kAnswerKept - std::min(kAnswerKept, text.size())));
  return size * count;
}

/// What is said on the way, command by command: the reply to each recipient is nowhere else.
struct Dialogue {
  MailAnswer& answer;
  bool to_recipient = false, over = false;

  void sent(std::string_view line) {
    to_recipient = line.starts_with("RCPT ");
    if (line.starts_with("MAIL ")) answer.about_mail = true;
    if (line.starts_with("QUIT")) over = true;  // what is said at the end is not about the mail
  }
  void received(std::string_view line) {
    const bool last = line.size() >= 4 && line[3] == ' ';
    const auto code = to_integer(line.substr(0, 3));
    if (over || !last || !code || *code < 200 || *code > 599) return;
    answer.code = static_cast<int>(*code);
    if (to_recipient) answer.recipients.push_back(answer.code);
    if (answer.code >= 400) answer.reply = trim(line);
  }
  static int hear(CURL*, curl_infotype type, char* bytes, std::size_t size, void* self) {
    const std::string_view line(bytes, size);
    if (type == CURLINFO_HEADER_OUT) static_cast<Dialogue*>(self)->sent(line);
    if (type == CURLINFO_HEADER_IN) static_cast<Dialogue*>(self)->received(line);
    return 0;
  }
};

}  // namespace

struct Connection::Body {
  CURL* handle = nullptr;
  std::array<char, CURL_ERROR_SIZE> problem{};

  template <class Value>
  void set(CURLoption option, Value value) {
    const CURLcode code = curl().set(handle, option, value);
    if (code != CURLE_OK) throw Error(Code::unavailable, format("this libcurl is too old: {}", curl().words(code)));
  }

  void begin(const Exchange& exchange) {
    curl().reset(handle);  // options only: the connection stays
    problem.fill('\0');
    set(CURLOPT_ERRORBUFFER, problem.data());
    set(CURLOPT_URL, exchange.url.c_str());
    set(CURLOPT_PROTOCOLS_STR, "http,https,smtp,smtps");
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_PROXY, "");
    set(CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
    set(CURLOPT_TIMEOUT_MS, static_cast<long>(std::max<std::int64_t>(1, exchange.limit.us / 1000)));
    set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    if (exchange.certificates.empty()) return;
    set(CURLOPT_CAINFO, exchange.certificates.c_str());
    set(CURLOPT_CAPATH, static_cast<const char*>(nullptr));
  }

  /// In words, without what it is about.
  std::string why(CURLcode code) const {
    return problem[0] != '\0' ? std::string(problem.data()) : std::string(curl().words(code));
  }
};

Connection::Connection() : body_(std::make_unique<Body>()) {
  body_->handle = curl().init();
  if (body_->handle == nullptr) throw Error(Code::unavailable, "libcurl cannot be started");
}

Connection::~Connection() {
  curl().cleanup(body_->handle);
}

HttpAnswer Connection::post(const Exchange& exchange, const std::vector<std::string>& headers, std::string_view body) {
  HttpAnswer answer;
  body_->begin(exchange);
  Texts lines;
  for (const std::string& header : headers) lines.add(header);
  lines.add("Expect:");  // it would wait for a word that small servers never say
  body_->set(CURLOPT_HTTPHEADER, lines.get());
  body_->set(CURLOPT_POST, 1L);
  body_->set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
  body_->set(CURLOPT_POSTFIELDS, body.data());
  body_->set(CURLOPT_FOLLOWLOCATION, 0L);
  body_->set(CURLOPT_WRITEFUNCTION, keep_beginning);
  body_->set(CURLOPT_WRITEDATA, &answer.text);
  const CURLcode code = curl().perform(body_->handle);
  if (code != CURLE_OK) throw Error(Code::unavailable, body_->why(code));
  curl().info(body_->handle, CURLINFO_RESPONSE_CODE, &answer.status);
  return answer;
}

MailAnswer Connection::send(const Exchange& exchange, const MailLogin& login, const Envelope& envelope) {
  MailAnswer answer;
  Dialogue dialogue{answer};
  Upload upload{envelope.mail};
  Texts recipients;
  std::string said;
  for (const std::string& address : envelope.to) recipients.add(format("<{}>", address));
  const std::string from = format("<{}>", envelope.from);
  body_->begin(exchange);
  body_->set(CURLOPT_USE_SSL, static_cast<long>(login.in_the_clear ? CURLUSESSL_NONE : CURLUSESSL_ALL));
  if (!login.name.empty()) {
    body_->set(CURLOPT_USERNAME, login.name.c_str());
    body_->set(CURLOPT_PASSWORD, login.password.c_str());
  }
  body_->set(CURLOPT_MAIL_FROM, from.c_str());
  body_->set(CURLOPT_MAIL_RCPT, recipients.get());
  body_->set(CURLOPT_MAIL_RCPT_ALLLOWFAILS, envelope.some_may_fail ? 1L : 0L);
  body_->set(CURLOPT_UPLOAD, 1L);
  body_->set(CURLOPT_READFUNCTION, Upload::read);
  body_->set(CURLOPT_READDATA, &upload);
  body_->set(CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(envelope.mail.size()));
  body_->set(CURLOPT_WRITEFUNCTION, keep_beginning);
  body_->set(CURLOPT_WRITEDATA, &said);
  body_->set(CURLOPT_VERBOSE, 1L);  // to the function below, and nowhere else
  body_->set(CURLOPT_DEBUGFUNCTION, Dialogue::hear);
  body_->set(CURLOPT_DEBUGDATA, &dialogue);
  const CURLcode code = curl().perform(body_->handle);
  answer.delivered = code == CURLE_OK;
  if (!answer.delivered) answer.problem = body_->why(code);
  body_->set(CURLOPT_VERBOSE, 0L);  // what is said at the end of the connection is nobody's
  return answer;
}

}  // namespace spoc::deliver
