import Storage

extension StorageError {
    /// The code of `.failed`.
    var code: String? {
        if case .failed(let code, _, _) = self { code } else { nil }
    }

    var isUnavailable: Bool {
        if case .unavailable = self { true } else { false }
    }
}
