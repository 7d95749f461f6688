// What a worker process gives up before it looks at a stranger's file: opening files, sockets and processes (seccomp),
// what it inherited open, cores and files of its own (rlimits).
#pragma once

namespace raingan::batch {

/// Whether this system can do it at all.
bool has_sandbox();

/// From here on the process can compute, allocate, and read and write on `fd` and standard error; every other system
/// call fails with EPERM. False where the system refuses: nothing may be read then.
bool enter_sandbox(int fd);

}  // namespace raingan::batch
