// raingan._raingan: the module itself, its exception, and what its functions take as a file.
#include "module.h"

#include <fstream>
#include <iterator>

namespace raingan::python {
namespace py = pybind11;
namespace {

PyObject* error_class = nullptr;  // lives as long as the interpreter

void raise(const Error& error) {
    const py::handle type(error_class);
    const py::object raised = type(py::str(error.what()));
    raised.attr("code") = error.code();
    raised.attr("place") = error.place();
    raised.attr("kind") = error.kind();
    raised.attr("message") = error.message();
    PyErr_SetObject(error_class, raised.ptr());
}

}  // namespace

void add_error(py::module_& module) {
    error_class = PyErr_NewExceptionWithDoc("raingan.Error",
                                            "The work on a file cannot go on. Attributes: `code` (str, lasting: "
                                            "\"encrypted\", \"truncated\" …), `place` (str, in\n"
                                            "the file, may be empty), `kind` (ErrorKind), `message` (Message: what is "
                                            "wrong and what to do about it, in English\n"
                                            "and Thai).",
                                            PyExc_Exception, nullptr);
    module.attr("Error") = py::reinterpret_borrow<py::object>(error_class);
    py::register_exception_translator([](std::exception_ptr thrown) {
        try {
            if (thrown) std::rethrow_exception(thrown);
        } catch (const Error& error) {
            raise(error);
        }
    });
}

std::string bytes_of(const py::object& source, std::string& name) {
    if (PyObject_CheckBuffer(source.ptr()) != 0) {
        const py::buffer_info info = py::reinterpret_borrow<py::buffer>(source).request();
        if (info.itemsize != 1 || info.ndim != 1 || info.strides[0] != 1)
            throw py::type_error("bytes are wanted: a buffer of one byte an item, one dimension, without gaps");
        return {static_cast<const char*>(info.ptr), static_cast<std::size_t>(info.size)};
    }
    const py::object path = py::module_::import("os").attr("fspath")(source);  // raises TypeError
    if (name.empty()) name = py::str(py::module_::import("os.path").attr("basename")(path));
    const py::object file = py::module_::import("builtins").attr("open")(path, "rb");  // raises OSError
    const py::object bytes = file.attr("read")();
    file.attr("close")();
    return bytes.cast<std::string>();
}

}  // namespace raingan::python

PYBIND11_MODULE(_raingan, module) {
    using namespace raingan::python;
    add_values(module);
    add_error(module);
    add_documents(module);
    add_signatures(module);
    module.attr("__version__") = raingan::version();
}
