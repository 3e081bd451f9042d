import Words

/// What is typed to search is a few words, whatever signs it holds; a passage is a part of the text.
enum WordsTarget: FuzzTarget {
    static func read(_ bytes: [UInt8]) throws {
        let text = String(decoding: bytes, as: UTF8.self)
        let query = QueryWords(text)
        try hold(query.terms.count <= QueryWords.mostTerms, "too many words")
        for term in query.terms + query.finished.terms {
            try hold(!term.folded.isEmpty, "an empty word")
            let isWord = term.folded.unicodeScalars.allSatisfy { !"\"'()*:&|!^-+ \\%".unicodeScalars.contains($0) }
            try hold(isWord, "a sign of a query language in \(term.folded.debugDescription)")
        }
    }
}
