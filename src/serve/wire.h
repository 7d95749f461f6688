// What a connection reads and writes: the socket itself, or TLS over it. One type for both, so that all of Beast that
// stands on it is compiled once. For http.cpp alone.
#pragma once

#include <sys/socket.h>

#include <boost/asio/async_result.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/basic_stream.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "serve/tls.h"

namespace raingan::serve {

class Wire {
    using Stream = boost::beast::basic_stream<boost::asio::generic::stream_protocol>;
    using Code = boost::beast::error_code;
    using Done = std::function<void(Code, std::size_t)>;

public:
    using executor_type = Stream::executor_type;
    using Socket = boost::asio::basic_stream_socket<boost::asio::generic::stream_protocol>;

    /// `tls`: null where the bytes are what they are.
    Wire(Socket socket, std::unique_ptr<TlsSession> tls) : stream_(std::move(socket)), tls_(std::move(tls)) {}

    executor_type get_executor() { return stream_.get_executor(); }
    void expires_after(std::chrono::milliseconds time) { stream_.expires_after(time); }
    void expires_never() { stream_.expires_never(); }

    void handshake(const std::function<void(Code)>& done) {
        if (!tls_) return done({});
        const TlsSession::State state = tls_->handshake();
        flush([this, state, done](Code code, std::size_t) {
            if (code) return done(code);
            if (state == TlsSession::State::done) return done({});
            if (state != TlsSession::State::wants_input) return done(boost::asio::error::connection_refused);
            read_raw([this, done](Code read, std::size_t) {
                if (read) return done(read);
                handshake(done);
            });
        });
    }

    template <class Buffers, class Handler>
    auto async_read_some(const Buffers& buffers, Handler&& handler) {
        return boost::asio::async_initiate<Handler, void(Code, std::size_t)>(
            [this](auto own, boost::asio::mutable_buffer to) { read(to, kept(std::move(own))); }, handler,
            first_of<boost::asio::mutable_buffer>(buffers));
    }

    template <class Buffers, class Handler>
    auto async_write_some(const Buffers& buffers, Handler&& handler) {
        return boost::asio::async_initiate<Handler, void(Code, std::size_t)>(
            [this](auto own, const std::vector<boost::asio::const_buffer>& from) { write(from, kept(std::move(own))); },
            handler, all_of(buffers));
    }

    void close() {
        Code ignored;
        if (tls_) {
            tls_->close();
            const std::string last = tls_->output();
            if (stream_.socket().is_open())
                ::send(stream_.socket().native_handle(), last.data(), last.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
        }
        stream_.socket().shutdown(boost::asio::socket_base::shutdown_send, ignored);
        stream_.socket().close(ignored);
    }

private:
    /// Handlers are moved, functions are copied.
    template <class Handler>
    static Done kept(Handler handler) {
        auto shared = std::make_shared<Handler>(std::move(handler));
        return [shared](Code code, std::size_t bytes) { (*shared)(code, bytes); };
    }

    template <class Buffer, class Buffers>
    static Buffer first_of(const Buffers& buffers) {
        const auto end = boost::asio::buffer_sequence_end(buffers);
        for (auto at = boost::asio::buffer_sequence_begin(buffers); at != end; ++at)
            if (const Buffer buffer(*at); buffer.size() > 0) return buffer;
        return {};
    }

    template <class Buffers>
    static std::vector<boost::asio::const_buffer> all_of(const Buffers& buffers) {
        constexpr std::size_t most = 16;
        std::vector<boost::asio::const_buffer> all;
        const auto end = boost::asio::buffer_sequence_end(buffers);
        for (auto at = boost::asio::buffer_sequence_begin(buffers); at != end && all.size() < most; ++at)
            if (const boost::asio::const_buffer buffer(*at); buffer.size() > 0) all.push_back(buffer);
        return all;
    }

    /// Never from within the call that asks.
    void later(const Done& done, Code code, std::size_t bytes) {
        boost::asio::post(stream_.get_executor(), [done, code, bytes] { done(code, bytes); });
    }

    void read(boost::asio::mutable_buffer to, const Done& done) {
        if (!tls_) return stream_.async_read_some(to, done);
        if (to.size() == 0) return later(done, {}, 0);
        const auto [state, bytes] = tls_->read(static_cast<char*>(to.data()), to.size());
        if (state == TlsSession::State::done) return later(done, {}, bytes);
        if (state == TlsSession::State::ended) return later(done, boost::asio::error::eof, 0);
        if (state == TlsSession::State::failed) return later(done, boost::asio::error::connection_reset, 0);
        read_raw([this, to, done](Code code, std::size_t) {
            if (code) return done(code, 0);
            read(to, done);
        });
    }

    void write(const std::vector<boost::asio::const_buffer>& from, const Done& done) {
        if (!tls_) return stream_.async_write_some(from, done);
        if (from.empty()) return later(done, {}, 0);
        const auto [state, bytes] = tls_->write({static_cast<const char*>(from.front().data()), from.front().size()});
        if (state != TlsSession::State::done) return later(done, boost::asio::error::connection_reset, 0);
        flush([done, count = bytes](Code code, std::size_t) { done(code, code ? 0 : count); });
    }

    void read_raw(const Done& done) {
        constexpr std::size_t record = 17U << 10U;
        in_.resize(record);
        stream_.async_read_some(boost::asio::buffer(in_), [this, done](Code code, std::size_t bytes) {
            if (!code) tls_->take(std::string_view(in_).substr(0, bytes));
            done(code, bytes);
        });
    }

    /// What TLS has to say; one write is under way at a time, for who reads says nothing.
    void flush(const Done& done) {
        out_ = tls_->output();
        if (out_.empty()) return later(done, {}, 0);
        boost::asio::async_write(stream_, boost::asio::buffer(out_), done);
    }

    Stream stream_;
    std::unique_ptr<TlsSession> tls_;
    std::string in_, out_;
};

}  // namespace raingan::serve
