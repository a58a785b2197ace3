#include "expr/syntax.h"

#include <algorithm>
#include <initializer_list>
#include <string>

#include "base/format.h"
#include "base/text.h"

namespace spoc::expr {

namespace {

using TokenKind = Token::Kind;

std::optional<Form> relation(TokenKind kind) {
  switch (kind) {
    case TokenKind::equal:
      return Form::equal;
    case TokenKind::not_equal:
      return Form::not_equal;
    case TokenKind::less:
      return Form::less;
    case TokenKind::less_equal:
      return Form::less_equal;
    case TokenKind::greater:
      return Form::greater;
    case TokenKind::greater_equal:
      return Form::greater_equal;
    default:
      return std::nullopt;
  }
}

// Units of both kinds in one literal: worth its own message.
bool mixes_kinds(std::string_view text) {
  bool wall = false;
  bool business = false;
  for (std::size_t at = 0; at < text.size();) {
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
    if (at < text.size()) (text[at] == 'b' || text[at] == 'n' ? business : wall) = true;
    while (at < text.size() && !(text[at] >= '0' && text[at] <= '9')) ++at;
  }
  return wall && business;
}

class Parser {
 public:
  explicit Parser(std::string_view text) : lexer_(text) {
    tree_.text = text;
    tree_.nodes.reserve(16);
    tree_.children.reserve(16);
    tree_.literals.reserve(4);
    advance();
  }

  Tree run() {
    if (token_.kind == TokenKind::end) throw SyntaxError{token_.extent, "an expression is missing", {}};
    tree_.root = expression();
    if (token_.kind != TokenKind::end) throw unexpected("an operator");
    return std::move(tree_);
  }

 private:
  // One level of brackets, prefixes and conditions: bounds the recursion of the parser itself.
  class Level {
   public:
    explicit Level(Parser& parser) : parser_(parser) {
      if (++parser_.depth_ > kDeepestNesting) throw parser_.too_deep(parser_.token_.extent);
    }
    ~Level() { --parser_.depth_; }
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;

   private:
    Parser& parser_;
  };

  SyntaxError too_deep(Extent extent) const {
    return {extent, format("nested deeper than {} levels", kDeepestNesting),
            "name parts of it in [vars] or split the rule", "too-deep"};
  }

  SyntaxError unexpected(std::string_view wanted) const {
    if (token_.kind == TokenKind::end) return {token_.extent, format("{} is missing at the end", wanted), {}};
    return {token_.extent, format("{} was expected before {}", wanted, lexer_.spelling(token_.extent)), {}};
  }

  void advance() { token_ = lexer_.next(); }
  bool take(TokenKind kind) {
    if (token_.kind != kind) return false;
    advance();
    return true;
  }
  Extent expect(TokenKind kind, std::string_view spelling) {
    if (token_.kind != kind) throw unexpected(spelling);
    Extent extent = token_.extent;
    advance();
    return extent;
  }
  std::string_view spelling() const { return lexer_.spelling(token_.extent); }
  std::uint32_t begin_of(NodeId id) const { return tree_.nodes[id].extent.begin; }
  std::uint32_t end_of(NodeId id) const { return tree_.nodes[id].extent.end; }

  NodeId add(Form form, std::span<const NodeId> children, Extent extent, Extent word) {
    Node node{.form = form, .extent = extent, .word = word};
    node.first = static_cast<std::uint32_t>(tree_.children.size());
    node.count = static_cast<std::uint32_t>(children.size());
    for (NodeId child : children)
      node.height = std::max(node.height, static_cast<std::uint16_t>(tree_.nodes[child].height + 1));
    if (node.height > kDeepestNesting) throw too_deep(extent);
    tree_.children.insert(tree_.children.end(), children.begin(), children.end());
    tree_.nodes.push_back(node);
    return static_cast<NodeId>(tree_.nodes.size() - 1);
  }
  NodeId add(Form form, std::initializer_list<NodeId> children, Extent extent, Extent word) {
    return add(form, std::span<const NodeId>(children.begin(), children.size()), extent, word);
  }
  NodeId binary(Form form, NodeId left, NodeId right, Extent word) {
    return add(form, {left, right}, {begin_of(left), end_of(right)}, word);
  }
  NodeId literal(Value value, Extent extent) {
    NodeId id = add(Form::literal, {}, extent, extent);
    tree_.nodes[id].literal = static_cast<std::uint32_t>(tree_.literals.size());
    tree_.literals.push_back(std::move(value));
    return id;
  }

  NodeId expression() {
    Level level(*this);
    NodeId condition = any_of();
    if (token_.kind != TokenKind::question) return condition;
    Extent word = token_.extent;
    advance();
    NodeId yes = any_of();
    expect(TokenKind::colon, ":");
    NodeId no = expression();
    return add(Form::conditional, {condition, yes, no}, {begin_of(condition), end_of(no)}, word);
  }

  NodeId any_of() {
    NodeId first = all_of();
    if (token_.kind != TokenKind::logical_or) return first;
    return chain(first, TokenKind::logical_or, Form::any_of, &Parser::all_of);
  }
  NodeId all_of() {
    NodeId first = comparison();
    if (token_.kind != TokenKind::logical_and) return first;
    return chain(first, TokenKind::logical_and, Form::all_of, &Parser::comparison);
  }
  NodeId chain(NodeId first, TokenKind operation, Form form, NodeId (Parser::*operand)()) {
    Extent word = token_.extent;
    std::vector<NodeId> operands{first};
    while (take(operation)) operands.push_back((this->*operand)());
    return add(form, operands, {begin_of(first), end_of(operands.back())}, word);
  }

  NodeId comparison() {
    NodeId left = moment();
    while (true) {
      Extent word = token_.extent;
      std::optional<Form> form = relation(token_.kind);
      if (!form && token_.kind == TokenKind::name && spelling() == "in") form = Form::in;
      if (!form) return left;
      advance();
      left = binary(*form, left, moment(), word);
    }
  }

  NodeId moment() {
    NodeId base = sum();
    if (token_.kind != TokenKind::at) return base;
    Extent word = token_.extent;
    Extent time;
    std::int32_t second = lexer_.time_of_day(time);
    advance();
    NodeId id = add(Form::time_of_day, {base}, {begin_of(base), time.end}, word);
    tree_.nodes[id].literal = static_cast<std::uint32_t>(second);
    if (token_.kind == TokenKind::plus || token_.kind == TokenKind::minus || token_.kind == TokenKind::at) {
      throw SyntaxError{token_.extent, format("{} cannot follow a time of day", spelling()),
                        "@ binds weaker than + and -: put brackets around what is before, as in (anchor @ 09:00) + 1h"};
    }
    return id;
  }

  NodeId sum() {
    NodeId left = product();
    while (token_.kind == TokenKind::plus || token_.kind == TokenKind::minus) {
      Form form = token_.kind == TokenKind::plus ? Form::add : Form::subtract;
      Extent word = token_.extent;
      advance();
      left = binary(form, left, product(), word);
    }
    return left;
  }

  NodeId product() {
    NodeId left = prefixed();
    while (token_.kind == TokenKind::times || token_.kind == TokenKind::divide || token_.kind == TokenKind::remainder) {
      Form form = token_.kind == TokenKind::times    ? Form::multiply
                  : token_.kind == TokenKind::divide ? Form::divide
                                                : Form::remainder;
      Extent word = token_.extent;
      advance();
      left = binary(form, left, prefixed(), word);
    }
    return left;
  }

  NodeId prefixed() {
    bool negative = token_.kind == TokenKind::minus;
    if (!negative && token_.kind != TokenKind::logical_not) return postfixed();
    Level level(*this);
    Extent word = token_.extent;
    advance();
    if (negative && token_.kind == TokenKind::integer) return postfix(integer(word));
    NodeId operand = prefixed();
    return add(negative ? Form::negate : Form::logical_not, {operand}, {word.begin, end_of(operand)}, word);
  }

  // `minus` is empty, or the sign that belongs to the literal: the least int has no positive.
  NodeId integer(Extent minus) {
    Extent extent = token_.extent;
    std::string_view digits = spelling();
    std::optional<std::int64_t> number = parse_integer(digits, !minus.empty());
    if (!minus.empty()) extent.begin = minus.begin;
    if (!number) throw SyntaxError{extent, format("{} is no int of 64 bits", digits), {}};
    advance();
    return literal(Value(*number), extent);
  }

  NodeId postfixed() { return postfix(primary()); }

  NodeId postfix(NodeId base) {
    while (true) {
      if (take(TokenKind::dot)) {
        base = member(base);
      } else if (token_.kind == TokenKind::open_square) {
        Extent word = token_.extent;
        advance();
        NodeId key = expression();
        Extent close = expect(TokenKind::close_square, "]");
        base = add(Form::index, {base, key}, {begin_of(base), close.end}, word);
      } else {
        return base;
      }
    }
  }

  NodeId member(NodeId base) {
    if (token_.kind != TokenKind::name) throw unexpected("a name");
    Extent word = token_.extent;
    advance();
    if (token_.kind != TokenKind::open_round) return add(Form::member, {base}, {begin_of(base), word.end}, word);
    std::vector<NodeId> arguments{base};
    Extent close = items(TokenKind::close_round, ")", arguments);
    return add(Form::method, arguments, {begin_of(base), close.end}, word);
  }

  // After an opening bracket, which is the current token: expressions separated by commas, a last comma allowed.
  Extent items(TokenKind close, std::string_view spelled, std::vector<NodeId>& out) {
    advance();
    while (token_.kind != close) {
      out.push_back(expression());
      if (token_.kind != close && !take(TokenKind::comma)) throw unexpected(format(", or {}", spelled));
    }
    return expect(close, spelled);
  }

  NodeId primary() {
    switch (token_.kind) {
      case TokenKind::name:
        return name();
      case TokenKind::integer:
        return integer({});
      case TokenKind::real:
        return real();
      case TokenKind::duration:
        return duration();
      case TokenKind::text:
        return text();
      case TokenKind::open_round:
        return bracketed();
      case TokenKind::open_square:
        return list();
      case TokenKind::open_curly:
        return map();
      default:
        throw unexpected("a value");
    }
  }

  NodeId name() {
    Extent word = token_.extent;
    std::string_view spelled = spelling();
    if (spelled == "in") throw unexpected("a value");
    advance();
    if (token_.kind == TokenKind::open_round) {
      tree_.asks_presence = tree_.asks_presence || spelled == "has";
      std::vector<NodeId> arguments;
      Extent close = items(TokenKind::close_round, ")", arguments);
      return add(Form::call, arguments, {word.begin, close.end}, word);
    }
    if (spelled == "true" || spelled == "false") return literal(Value(spelled == "true"), word);
    if (spelled == "null") return literal(Value(), word);
    return add(Form::name, {}, word, word);
  }

  NodeId real() {
    Extent extent = token_.extent;
    std::optional<double> number = to_real(spelling());
    if (!number) throw SyntaxError{extent, format("{} is no double", spelling()), {}};
    advance();
    return literal(Value(*number), extent);
  }

  NodeId duration() {
    Extent extent = token_.extent;
    std::optional<time::Duration> length = time::parse_duration(spelling());
    if (!length && mixes_kinds(spelling())) {
      throw SyntaxError{extent, format("{} mixes wall-clock and business time", spelling()),
                        "use only y mo w d h m s, or only bd bh bm bs"};
    }
    if (!length) {
      throw SyntaxError{extent, format("{} is no duration", spelling()),
                        "units are y mo w d h m s, or bd bh bm bs, or nbd; largest first, as in 1h30m"};
    }
    advance();
    return literal(Value(*length), extent);
  }

  NodeId text() {
    Extent extent = token_.extent;
    DecodedText decoded = decode_text(spelling(), Backslash::escapes_only);
    advance();
    Value value = decoded.is_bytes ? Value(Bytes{std::move(decoded.bytes)}) : Value::owned(std::move(decoded.bytes));
    NodeId id = literal(std::move(value), extent);
    if (decoded.bad_escape) {
      tree_.nodes[id].bad_escape = {extent.begin + decoded.bad_escape->begin, extent.begin + decoded.bad_escape->end};
    }
    return id;
  }

  NodeId bracketed() {
    advance();
    NodeId inner = expression();
    expect(TokenKind::close_round, ")");
    return inner;
  }

  NodeId list() {
    Extent word = token_.extent;
    std::vector<NodeId> elements;
    Extent close = items(TokenKind::close_square, "]", elements);
    return add(Form::list, elements, {word.begin, close.end}, word);
  }

  NodeId map() {
    Extent word = token_.extent;
    std::vector<NodeId> members;
    advance();
    while (token_.kind != TokenKind::close_curly) {
      members.push_back(expression());
      expect(TokenKind::colon, ":");
      members.push_back(expression());
      if (token_.kind != TokenKind::close_curly && !take(TokenKind::comma)) throw unexpected(", or }");
    }
    Extent close = expect(TokenKind::close_curly, "}");
    return add(Form::map, members, {word.begin, close.end}, word);
  }

  Lexer lexer_;
  Token token_;
  Tree tree_;
  int depth_ = 0;
};

}  // namespace

std::optional<Tree> parse(std::string_view text, SyntaxError& problem) {
  try {
    return Parser(text).run();
  } catch (const SyntaxError& error) {
    problem = error;
    return std::nullopt;
  }
}

}  // namespace spoc::expr
