// What is thrown where the work on a file cannot go on.
#pragma once

#include <exception>
#include <memory>
#include <string>

#include "raingan/values.h"

RAINGAN_BEGIN_NAMESPACE
enum class ErrorKind : std::uint8_t {
    unreadable = 2,  ///< the input
    unwritable = 3,  ///< the output
    usage = 64,      ///< an argument that makes no sense
};

/// Everything that the library throws is one of these, but for std::bad_alloc.
class RAINGAN_API Error : public std::exception {
public:
    Error(ErrorKind kind, std::string code, std::string place, Message message);
    Error(const Error&) noexcept;
    Error& operator=(const Error&) noexcept;
    ~Error() override;

    [[nodiscard]] ErrorKind kind() const noexcept;
    /// Lasting, for programs: "encrypted", "wrong-password", "truncated", "over-limit", "not-docx", "no-such-role"
    /// …
    [[nodiscard]] const std::string& code() const noexcept;
    /// In the file: "word/document.xml", or empty.
    [[nodiscard]] const std::string& place() const noexcept;
    /// What is wrong, and what can be done about it.
    [[nodiscard]] const Message& message() const noexcept;
    /// English: "place: message".
    [[nodiscard]] const char* what() const noexcept override;

private:
    struct State;
    std::shared_ptr<const State> state_;
};

RAINGAN_END_NAMESPACE
