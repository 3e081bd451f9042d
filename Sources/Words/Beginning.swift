extension String {
    /// The text up to a number of UTF-8 bytes, never cutting a Unicode scalar. The text itself if it is short enough.
    package func beginning(bytes: Int) -> String {
        guard utf8.count > bytes else { return self }
        var end = utf8.index(utf8.startIndex, offsetBy: bytes)
        while end.samePosition(in: unicodeScalars) == nil { utf8.formIndex(before: &end) }
        return String(self[..<end])
    }
}
