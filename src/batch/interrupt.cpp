#include "batch/interrupt.h"

#include <csignal>

namespace raingan::batch {
namespace {

volatile std::sig_atomic_t noted = 0;  // written by a signal's handler, which can be given nothing

// What the watch found, to be put back.
struct sigaction old_int;
struct sigaction old_term;

void note(int /*signal*/) {
    noted = 1;
}

}  // namespace

InterruptWatch::InterruptWatch() {
    noted = 0;
    struct sigaction action {};
    action.sa_handler = note;
    action.sa_flags = static_cast<int>(SA_RESETHAND);  // no SA_RESTART: a wait ends
    ::sigaction(SIGINT, nullptr, &old_int);
    ::sigaction(SIGTERM, nullptr, &old_term);
    // One that is ignored (nohup, a job in the background) stays so.
    if (old_int.sa_handler != SIG_IGN) ::sigaction(SIGINT, &action, nullptr);
    if (old_term.sa_handler != SIG_IGN) ::sigaction(SIGTERM, &action, nullptr);
}

InterruptWatch::~InterruptWatch() {
    ::sigaction(SIGINT, &old_int, nullptr);
    ::sigaction(SIGTERM, &old_term, nullptr);
}

bool interrupted() {
    return noted != 0;
}

}  // namespace raingan::batch
