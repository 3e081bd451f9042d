/// Why a `multipart/form-data` body cannot be read.
enum MultipartFault: Error, Equatable {
    /// No boundary, or one that RFC 2046 does not allow.
    case noBoundary
    /// A part's head is too long, or says nothing of a form's field.
    case badHead
    case tooManyParts
    /// The body ends before its last boundary.
    case cutShort
}
