// How much is tried where sanitizers watch: there everything takes about fifteen times as long, and what they look for
// shows in few.
#pragma once

namespace raingan::test {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool is_sanitized = true;
#else
constexpr bool is_sanitized = false;
#endif

template <class T>
constexpr T tried(T usually, T under_sanitizers) {
    return is_sanitized ? under_sanitizers : usually;
}

}  // namespace raingan::test
