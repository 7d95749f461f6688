// Thrown where the work on a file cannot go on. What a user can act on: the file, the place in it, the remedy.
#pragma once

#include <exception>
#include <string>

#include "base/message.h"

namespace raingan {

class Limit;

/// The program's exit status, README.md#the-command-line.
enum class ExitStatus : int { done = 0, findings = 1, unreadable = 2, unwritable = 3, usage = 64 };

class Error : public std::exception {
public:
    /// `place` may be empty; `message` says what is wrong and what to do about it.
    Error(ExitStatus status, std::string code, std::string place, Message message);

    [[nodiscard]] ExitStatus status() const { return status_; }
    [[nodiscard]] const std::string& code() const { return code_; }  ///< stable: "not-found", "truncated", "encrypted"
    [[nodiscard]] const std::string& place() const { return place_; }  ///< "word/document.xml" or empty
    [[nodiscard]] const Message& message() const { return message_; }
    /// English "place: message".
    [[nodiscard]] const char* what() const noexcept override { return what_.c_str(); }

private:
    ExitStatus status_;
    std::string code_;
    std::string place_;
    Message message_;
    std::string what_;
};

/// An input that cannot be read (exit status 2).
Error unreadable(std::string code, std::string place, Message message);
/// A limit of base/limits.h was passed (exit status 2); the message names the limit, its value and how to raise it.
Error over_limit(const Limit& limit, std::string place);

}  // namespace raingan
