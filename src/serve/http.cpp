// The one file that includes Beast: it compiles as slowly as ten others. A connection is read and written on a strand
// of the io_context; what takes time (the store, hashing) goes to a pool of threads.
//
// What a stranger can make a connection hold: a head of 16 KiB for 20 seconds, a body as its route allows at no less
// than 8 KiB a second, an answer as long as it reads it at no less than that. There are 1,000 connections at most;
// those beyond are closed.
#include "serve/http.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <chrono>
#include <cstdio>
#include <deque>
#include <thread>

#include "base/ascii_case.h"
#include "serve/wire.h"

namespace raingan::serve {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using Code = beast::error_code;
using std::chrono::seconds;

constexpr seconds stopping_time{10}, heartbeat{15};
constexpr std::uint64_t least_bytes_per_second = 8U << 10U;
constexpr std::uint32_t most_head_bytes = 16U << 10U;
constexpr std::size_t most_connections = 1'000, most_events_waiting = 1'000, most_address_bytes = 64;
constexpr std::size_t chunk_bytes = 64U << 10U;

std::atomic<std::int64_t> open_connections{0}, served_requests{0}, refused_connections{0};

constexpr std::pair<http::verb, Method> verbs[] = {
    {http::verb::get, Method::get},   {http::verb::head, Method::get},    {http::verb::put, Method::put},
    {http::verb::post, Method::post}, {http::verb::patch, Method::patch}, {http::verb::delete_, Method::remove}};

/// Of every answer. Nothing inline, nothing from elsewhere, no frame around it.
constexpr std::pair<const char*, const char*> guarding_headers[] = {
    {"Content-Security-Policy",
     "default-src 'self'; img-src 'self' data: blob:; font-src 'self' data:; object-src 'none'; base-uri 'none'; "
     "form-action 'self'; frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"},
    {"X-Frame-Options", "DENY"}};

/// No line end or other control character: what follows it would be a header of its own.
bool is_one_line(std::string_view value) {
    return std::ranges::none_of(value, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 0x7F; });
}

using Socket = Wire::Socket;

struct Peer {
    std::string address;
    bool from_here = true;
};

Peer peer_of(Socket& socket) {
    Code code;
    const auto endpoint = socket.remote_endpoint(code);
    if (code) return {};
    const sockaddr* const address = endpoint.data();
    char text[most_address_bytes] = "";
    if (address->sa_family == AF_INET) {
        const auto& four = *reinterpret_cast<const sockaddr_in*>(address);
        ::inet_ntop(AF_INET, &four.sin_addr, text, sizeof text);
        return {text, (ntohl(four.sin_addr.s_addr) >> 24U) == 127};
    }
    if (address->sa_family == AF_INET6) {
        const auto& six = *reinterpret_cast<const sockaddr_in6*>(address);
        ::inet_ntop(AF_INET6, &six.sin6_addr, text, sizeof text);
        return {text, IN6_IS_ADDR_LOOPBACK(&six.sin6_addr) != 0};
    }
    return {};
}

struct Server {
    const HttpOptions& options;
    const Handler& handler;
    asio::io_context context{2};
    asio::thread_pool pool;
    std::atomic<bool> stopping{false};

    Server(const HttpOptions& its_options, const Handler& its_handler)
        : options(its_options), handler(its_handler), pool(its_options.threads) {}
};

class Connection : public std::enable_shared_from_this<Connection> {
public:
    Connection(Server& server, Socket socket)
        : server_(server), peer_(peer_of(socket)),
          stream_(std::move(socket), server.options.tls == nullptr ? nullptr : server.options.tls->begin()),
          timer_(stream_.get_executor()) {
        ++open_connections;
    }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection() { --open_connections; }

    void start() {
        asio::dispatch(stream_.get_executor(), [self = shared_from_this()] {
            self->stream_.expires_after(self->server_.options.head_time);
            self->stream_.handshake([self](Code code) {
                if (code) return self->close();
                self->read_head();
            });
        });
    }

private:
    [[nodiscard]] std::chrono::milliseconds time_for(std::uint64_t bytes) const {
        return server_.options.least_time + seconds(bytes / least_bytes_per_second);
    }

    void read_head() {
        if (server_.stopping) return close();
        parser_.emplace();
        parser_->header_limit(most_head_bytes);
        parser_->body_limit(boost::none);
        stream_.expires_after(server_.options.head_time);
        http::async_read_header(stream_, buffer_, *parser_,
                                [self = shared_from_this()](Code code, std::size_t) { self->have_head(code); });
    }

    void have_head(Code code) {
        if (code == http::error::header_limit) return refuse(431);
        if (code && code.category() == make_error_code(http::error::bad_target).category() &&
            code != http::error::end_of_stream && code != http::error::partial_message)
            return refuse(400);
        if (code) return close();
        ++served_requests;
        const auto& head = parser_->get();
        request_ = Request();
        request_.peer = peer_.address;
        request_.from_here = peer_.from_here;
        request_.by_tls = server_.options.tls != nullptr;
        const auto verb = std::ranges::find(verbs, head.method(), &std::pair<http::verb, Method>::first);
        is_head_ = head.method() == http::verb::head;
        if (verb == std::end(verbs)) return refuse(405);
        request_.method = verb->second;
        if (!take_target(request_, {head.target().data(), head.target().size()})) return refuse(400);
        for (const auto& field : head) {
            const auto name = field.name_string(), value = field.value();
            request_.headers.emplace(ascii_lowered({name.data(), name.size()}),
                                     std::string(value.data(), value.size()));
        }
        asio::post(server_.pool, [self = shared_from_this()] {
            auto plan = std::make_shared<std::variant<BodyPlan, Response>>(self->server_.handler.admit(self->request_));
            asio::post(self->stream_.get_executor(), [self, plan] { self->go_on(*plan); });
        });
    }

    void go_on(std::variant<BodyPlan, Response>& plan) {
        if (auto* const response = std::get_if<Response>(&plan)) {
            // What comes behind the head is not read: the connection ends with the answer.
            if (!parser_->is_done()) parser_->get().keep_alive(false);
            return write(std::move(*response));
        }
        plan_ = std::get<BodyPlan>(plan);
        const auto length = parser_->content_length();
        if (length && *length > plan_.most_bytes) return refuse(413);
        parser_->body_limit(plan_.most_bytes);
        if (plan_.kind == BodyPlan::Kind::none && !parser_->is_done()) return refuse(413);
        try {
            if (plan_.kind == BodyPlan::Kind::upload) upload_.emplace(server_.options.upload_folder);
        } catch (const std::exception&) {
            return refuse(507);
        }
        body_time_ = std::chrono::steady_clock::now() + time_for(length.value_or(plan_.most_bytes));
        if (parser_->is_done()) return answer();
        if (same_but_for_case(request_.header("expect"), "100-continue")) return say_continue();
        read_body();
    }

    void say_continue() {
        static constexpr std::string_view line = "HTTP/1.1 100 Continue\r\n\r\n";
        stream_.expires_after(server_.options.least_time);
        asio::async_write(stream_, asio::buffer(line.data(), line.size()),
                          [self = shared_from_this()](Code code, std::size_t) {
                              if (code) return self->close();
                              self->read_body();
                          });
    }

    void read_body() {
        if (std::chrono::steady_clock::now() > body_time_) return refuse(408);
        chunk_.resize(chunk_bytes);
        auto& body = parser_->get().body();
        body.data = chunk_.data();
        body.size = chunk_.size();
        stream_.expires_after(server_.options.least_time);
        http::async_read_some(stream_, buffer_, *parser_,
                              [self = shared_from_this()](Code code, std::size_t) { self->have_chunk(code); });
    }

    void have_chunk(Code code) {
        if (code == http::error::need_buffer) code = {};
        if (code == http::error::body_limit) return refuse(413);
        if (code) return close();  // by a timeout the stream has closed it already
        const std::string_view bytes(chunk_.data(), chunk_.size() - parser_->get().body().size);
        try {
            if (upload_)
                upload_->write(bytes);
            else
                request_.body.append(bytes);
        } catch (const std::exception&) {
            return refuse(507);
        }
        if (parser_->is_done()) return answer();
        read_body();
    }

    void answer() {
        asio::post(server_.pool, [self = shared_from_this()] {
            auto response = std::make_shared<Response>();
            try {
                if (self->upload_) self->request_.upload = self->upload_->finish();
                *response = self->server_.handler.answer(self->request_);
            } catch (const std::exception&) {  // the disk: what the handler throws it has told itself
                *response = problem_response({507, "unwritable", {"the disk is full", "พื้นที่จัดเก็บเต็ม"}},
                                             self->request_.language());
            }
            asio::post(self->stream_.get_executor(), [self, response] {
                self->upload_.reset();
                self->write(std::move(*response));
            });
        });
    }

    /// An answer to what HTTP itself does not allow; the connection ends with it.
    void refuse(unsigned status) {
        upload_.reset();
        parser_->get().keep_alive(false);
        Message message{"the request does not hold", "คำขอไม่ถูกต้อง"};
        if (status == 413) message = {"the file is larger than is allowed", "ไฟล์ใหญ่เกินกว่าที่กำหนด"};
        if (status == 408) message = {"the request came too slowly; send it again", "คำขอมาช้าเกินไป โปรดส่งอีกครั้ง"};
        if (status == 507) message = {"the disk is full", "พื้นที่จัดเก็บเต็ม"};
        write(problem_response({status, status == 413 ? "too-large" : "bad-request", message}, request_.language()));
    }

    template <class Message>
    void dress(Message& message, const Response& response) {
        message.version(11);
        message.result(response.status);
        message.keep_alive(parser_->get().keep_alive() && !server_.stopping);
        bool has_cache = false, has_policy = false;
        for (const auto& [name, value] : response.headers) {
            if (!is_one_line(name) || !is_one_line(value)) continue;
            message.insert(name, value);
            has_cache = has_cache || name == "Cache-Control";
            has_policy = has_policy || name == "Content-Security-Policy";
        }
        for (const auto& [name, value] : guarding_headers)
            if (!has_policy || std::string_view(name) != "Content-Security-Policy") message.set(name, value);
        if (server_.options.tls != nullptr) message.set(http::field::strict_transport_security, "max-age=31536000");
        if (!response.type.empty()) message.set(http::field::content_type, response.type);
        if (!has_cache) message.set(http::field::cache_control, "no-store");
    }

    void write(Response response) {
        if (response.watching) return write_events(response);
        if (!response.file.empty()) return write_file(response);
        auto message = std::make_shared<http::response<http::string_body>>();
        dress(*message, response);
        message->body() = std::move(response.body);
        if (response.status != 204 && response.status != 304) message->prepare_payload();
        if (is_head_) message->body().clear();
        send(message, message->body().size());
    }

    void write_file(const Response& response) {
        auto message = std::make_shared<http::response<http::file_body>>();
        Code code;
        message->body().open(response.file.c_str(), beast::file_mode::scan, code);
        if (code)
            return write(
                problem_response({500, "blob-lost", {"these bytes are lost", "ข้อมูลนี้สูญหาย"}}, request_.language()));
        dress(*message, response);
        message->prepare_payload();
        const std::uint64_t size = message->body().size();
        if (is_head_) {
            auto head = std::make_shared<http::response<http::empty_body>>();
            dress(*head, response);
            head->content_length(size);
            return send(head, 0);
        }
        send(message, size);
    }

    template <class Message>
    void send(std::shared_ptr<Message> message, std::uint64_t size) {
        stream_.expires_after(time_for(size));
        const bool goes_on = message->keep_alive();
        auto serializer = std::make_shared<http::serializer<false, typename Message::body_type>>(*message);
        http::async_write(stream_, *serializer,
                          [self = shared_from_this(), message, serializer, goes_on](Code code, std::size_t) {
                              if (code || !goes_on) return self->close();
                              self->read_head();
                          });
    }

    // --- events

    void write_events(const Response& response) {
        auto message = std::make_shared<http::response<http::empty_body>>();
        dress(*message, response);
        message->keep_alive(false);
        message->set("X-Accel-Buffering", "no");
        message->chunked(true);
        auto serializer = std::make_shared<http::response_serializer<http::empty_body>>(*message);
        stream_.expires_after(server_.options.least_time);
        watching_ = response.watching;
        http::async_write_header(stream_, *serializer,
                                 [self = shared_from_this(), message, serializer](Code code, std::size_t) {
                                     if (code) return self->close();
                                     self->watch();
                                 });
    }

    void watch() {
        const std::weak_ptr<Connection> weak = shared_from_this();
        watch_ = server_.options.hub->watch(watching_, [weak](const std::string& lines) {
            if (const auto self = weak.lock())
                asio::post(self->stream_.get_executor(), [self, lines] { self->queue_event(lines); });
        });
        queue_event("retry: 2000\n\n");
        beat();
        // Nothing more is expected of the other side but its end.
        stream_.expires_never();
        chunk_.resize(1);
        stream_.async_read_some(asio::buffer(chunk_.data(), 1), [self = shared_from_this()](Code, std::size_t) {
            self->timer_.cancel();
            self->watch_.reset();
            self->close();
        });
    }

    void beat() {
        timer_.expires_after(heartbeat);
        timer_.async_wait([self = shared_from_this()](Code code) {
            if (code || self->watch_ == nullptr) return;
            if (self->server_.stopping) return self->end_events();
            asio::post(self->server_.pool, [self] {
                const bool goes_on = self->watching_->goes_on();
                asio::post(self->stream_.get_executor(), [self, goes_on] {
                    if (!goes_on) return self->end_events();
                    self->queue_event(": \n\n");
                    self->beat();
                });
            });
        });
    }

    void end_events() {
        watch_.reset();
        close();
    }

    void queue_event(const std::string& lines) {
        if (events_.size() >= most_events_waiting) return end_events();  // it comes again, and asks for what it missed
        events_.push_back(lines);
        if (events_.size() == 1) write_event();
    }

    void write_event() {
        stream_.expires_after(server_.options.least_time);
        asio::async_write(stream_, http::make_chunk(asio::buffer(events_.front())),
                          [self = shared_from_this()](Code code, std::size_t) {
                              if (code) {
                                  self->timer_.cancel();
                                  return self->end_events();
                              }
                              self->events_.pop_front();
                              if (!self->events_.empty()) self->write_event();
                          });
    }

    void close() { stream_.close(); }

    Server& server_;
    Peer peer_;
    Wire stream_;
    asio::steady_timer timer_;
    beast::flat_buffer buffer_{std::max<std::size_t>(most_head_bytes, chunk_bytes) * 2};
    std::optional<http::request_parser<http::buffer_body>> parser_;
    Request request_;
    bool is_head_ = false;
    BodyPlan plan_;
    std::optional<store::BlobWriter> upload_;
    std::string chunk_;
    std::chrono::steady_clock::time_point body_time_;
    std::shared_ptr<Watching> watching_;
    std::shared_ptr<void> watch_;
    std::deque<std::string> events_;
};

template <class Protocol>
class Listener {
public:
    Listener(Server& server, const Protocol& protocol)
        : server_(server), acceptor_(server.context, protocol, server.options.listening) {}

    void accept() {
        auto socket = std::make_shared<Socket>(asio::make_strand(server_.context));
        acceptor_.async_accept(*socket, [this, socket](Code code) {
            if (server_.stopping || code == asio::error::operation_aborted) return;
            if (!code && open_connections < static_cast<std::int64_t>(most_connections)) {
                std::make_shared<Connection>(server_, std::move(*socket))->start();
            } else {
                ++refused_connections;
            }
            accept();
        });
    }
    void close() {
        Code ignored;
        acceptor_.close(ignored);
    }

private:
    Server& server_;
    asio::basic_socket_acceptor<Protocol> acceptor_;
};

template <class Protocol>
void serve_on(Server& server, const Protocol& protocol) {
    Listener<Protocol> listener(server, protocol);
    listener.accept();
    asio::posix::stream_descriptor stopping(server.context, server.options.stopping);
    asio::steady_timer last(server.context), pause(server.context);
    // Connections that only wait hold nothing up.
    const std::function<void()> stop_when_idle = [&] {
        if (open_connections == 0) return server.context.stop();
        pause.expires_after(std::chrono::milliseconds(50));
        pause.async_wait([&](Code) { stop_when_idle(); });
    };
    std::optional<asio::posix::stream_descriptor> reloading;
    const std::function<void()> reload_when_told = [&] {
        reloading->async_wait(asio::posix::stream_descriptor::wait_read, [&](Code code) {
            std::uint64_t count = 0;
            if (code || ::read(reloading->native_handle(), &count, sizeof count) < 0) return;
            if (!server.options.tls->reload()) std::fprintf(stderr, "{\"what\":\"reload\",\"code\":\"bad-tls\"}\n");
            reload_when_told();
        });
    };
    if (server.options.tls != nullptr) {
        reloading.emplace(server.context, ::dup(server.options.reloading));
        reload_when_told();
    }
    stopping.async_wait(asio::posix::stream_descriptor::wait_read, [&](Code) {
        server.stopping = true;
        listener.close();
        last.expires_after(stopping_time);
        last.async_wait([&](Code) { server.context.stop(); });
        stop_when_idle();
    });
    std::jthread second([&] { server.context.run(); });
    server.context.run();
    server.pool.join();
    stopping.release();
}

}  // namespace

HttpCounts http_counts() {
    return {open_connections, served_requests, refused_connections};
}

void run_http(const HttpOptions& options, const Handler& handler) {
    Server server(options, handler);
    if (options.is_local)
        serve_on(server, asio::local::stream_protocol());
    else
        serve_on(server, asio::ip::tcp::v4());  // of a socket that listens already it says nothing more
}

}  // namespace raingan::serve
