// Signing, verifying, and the tables of formats and limits.
#include "module.h"

namespace raingan::python {
namespace py = pybind11;

void add_signatures(py::module_& module) {
    module.def(
        "sign",
        [](const py::object& pdf, const py::object& key, const std::string& password, const std::string& role,
           const std::string& name, const std::string& position, bool name_as_written, std::int64_t time,
           const py::object& image, bool lock, bool allow_expired, const std::string& timestamp_url) {
            std::string ignored;
            SignOptions options;
            options.key = bytes_of(key, ignored);
            options.password = password;
            options.role = role;
            options.name = name;
            options.position = position;
            options.name_as_written = name_as_written;
            options.time = time;
            if (!image.is_none()) options.image = bytes_of(image, ignored);
            options.lock = lock;
            options.allow_expired = allow_expired;
            options.timestamp_url = timestamp_url;
            const std::string bytes = bytes_of(pdf, ignored);
            std::string made;
            {
                const py::gil_scoped_release released;
                made = sign(bytes, options);
            }
            return py::bytes(made);
        },
        py::arg("pdf"), py::arg("key"), py::arg("password"), py::kw_only(), py::arg("role") = "", py::arg("name") = "",
        py::arg("position") = "", py::arg("name_as_written") = false, py::arg("time") = 0,
        py::arg("image") = py::none(), py::arg("lock") = false, py::arg("allow_expired") = false,
        py::arg("timestamp_url") = "",
        "Signs a PDF (PAdES), as an incremental update.\n\n"
        "pdf, key, image: path or bytes-like; key is PKCS#12, image PNG or JPEG.\n"
        "role: as the report or the form names it; empty: the next in order.\n"
        "time: of signing, seconds since 1970 (UTC); 0: now.\n"
        "timestamp_url: of a time stamp authority, which is asked.\n\n"
        "Returns bytes. Raises Error.");
    module.def(
        "verify",
        [](const py::object& pdf, const std::string& trust_dir, const std::string& password, bool online) {
            std::string ignored;
            const std::string bytes = bytes_of(pdf, ignored);
            const py::gil_scoped_release released;
            return verify(bytes, {trust_dir, password, online});
        },
        py::arg("pdf"), py::kw_only(), py::arg("trust_dir") = "", py::arg("password") = "", py::arg("online") = false,
        "Verifies the signatures of a PDF (path or bytes-like).\n\n"
        "trust_dir: folder of trusted certificates (PEM or DER); empty: the one set at building.\n"
        "online: whether OCSP responders and lists of revoked certificates may be asked.\n\n"
        "Returns a Verification. Raises Error.");
    module.def("formats", &formats, "list of Format: what is read and written");
    module.def(
        "format_of",
        [](const py::object& source) {
            std::string ignored;
            return format_of(bytes_of(source, ignored));
        },
        py::arg("source"), "Format of a file (path or bytes-like), by its content");
    module.def("limits", &limits, "list of Limit: what a file may cost");
    module.def(
        "set_limit", [](const std::string& assignment) { set_limit(assignment); }, py::arg("assignment"),
        "\"input-bytes=200MiB\"; before all other calls. Raises Error \"bad-limit\".");
    module.def(
        "normalise", [](const std::string& text) { return normalise(text); }, py::arg("text"),
        "Thai text (str) with what is typed or decoded wrongly mended; nothing visible is lost");
}

}  // namespace raingan::python
