internal import Words

/// What a request's text asks for.
enum Wanted {
    case everything
    case words(QueryWords)
    /// Only signs were typed: there is no word to find, and "everything" would be a strange answer.
    case nothing

    init(_ text: String) {
        let words = QueryWords(text)
        let isBlank = text.beginning(bytes: QueryWords.longest).allSatisfy(\.isWhitespace)
        self = isBlank ? .everything : words.isEmpty ? .nothing : .words(words)
    }

    var words: QueryWords {
        if case .words(let words) = self { words } else { QueryWords("") }
    }
}
