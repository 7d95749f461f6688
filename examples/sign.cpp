// sign PDF KEY.p12 PASSWORD ROLE SIGNED.pdf: signs a report's PDF in a role ("ผู้รายงาน"), and verifies what came of it.
#include <raingan/raingan.h>

#include <cstdio>
#include <fstream>
#include <iterator>

namespace {

std::string bytes_of(const char* path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 6) return 64;
    try {
        raingan::SignOptions options;
        options.key = bytes_of(argv[2]);
        options.password = argv[3];
        options.role = argv[4];
        options.name_as_written = true;  // the key of a machine, say
        const std::string signed_pdf = raingan::sign(bytes_of(argv[1]), options);
        std::ofstream(argv[5], std::ios::binary) << signed_pdf;

        for (const raingan::Signature& signature : raingan::verify(signed_pdf).signatures)
            std::printf("%s by %s: %s, %s\n", signature.role.c_str(), signature.signer.c_str(),
                        signature.intact ? "intact" : "CHANGED", signature.trusted ? "trusted" : "not known");
    } catch (const raingan::Error& error) {
        std::printf("%s [%s]\n", error.message().en.c_str(), error.code().c_str());
        return static_cast<int>(error.kind());
    }
}
