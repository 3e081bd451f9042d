package import HTTPTypes

extension HTTPFields {
    /// What goes with a file that is made anew for whoever asks, in their language.
    ///
    /// - Parameter name: under which browsers keep it; nil where they are to show it.
    package static func takenAway(as name: String?, _ context: Context) -> HTTPFields {
        [
            .contentDisposition: name.map { "attachment; filename*=UTF-8''\($0.percentEncoded)" } ?? "inline",
            .contentLanguage: context.texts.language.rawValue, .vary: "Accept-Language, Cookie",
            .cacheControl: "private, no-cache",
        ]
    }
}
