import Foundation

/// The first guesses of anybody who guesses passwords, in the languages of our screens.
enum CommonPasswords {
    /// A common word with figures or signs around it, a row of the keyboard, hardly any different characters.
    static func contains(_ password: String) -> Bool {
        let text = folded(password)
        if Set(text).count < 5 { return true }
        if rows.contains(where: { $0.contains(text) || String($0.reversed()).contains(text) }) { return true }
        let bare = bare(password)
        return words.contains(bare) || words.contains(half(of: bare))
    }

    /// Without case, accents, and what is not a letter at both ends: `Soléil2024!` becomes `soleil`.
    static func bare(_ text: String) -> String {
        var rest = folded(text).filter { $0 != " " && $0 != "-" && $0 != "_" && $0 != "." }[...]
        while rest.first?.isLetter == false { rest.removeFirst() }
        while rest.last?.isLetter == false { rest.removeLast() }
        return String(rest)
    }

    private static func folded(_ text: String) -> String {
        text.folding(options: .diacriticInsensitive, locale: nil).lowercased()
    }

    /// `bonjour` for `bonjourbonjour`.
    private static func half(of text: String) -> String {
        let half = String(text.prefix(text.count / 2))
        return half + half == text ? half : ""
    }

    private static let rows = [
        "012345678901234567890", "abcdefghijklmnopqrstuvwxyz", "azertyuiopqsdfghjklmwxcvbn",
        "qwertyuiopasdfghjklzxcvbnm", "qwertzuiopasdfghjklyxcvbnm", "1q2w3e4r5t6y7u8i9o0p", "1a2z3e4r5t6y7u8i9o0p",
    ]

    private static let words = Set(
        """
        admin administrateur administration administrator alexandre amour anthony arsenal association azerty azertyui
        azertyuiop baseball batman bienvenue bonjour camille caroline charlie changeme changezmoi chelsea chocolat
        chouchou coucou cooperative default demo doudou dragon essaim essaimage football france freedom fuckyou
        guitare hello iloveyou internet jennifer jetaime jordan julien letmein liberte liverpool login loulou lovely
        marseille master maxime michael monamour monkey motdepasse motdepass mdp mustang naruto nicolas ninja
        nouveau olivier passe passw password passwd password1 pauline pokemon princess princesse qwerty qwertyuiop
        qwertz romain root sandrine secret secretsecret shadow snoopy soleil solidaire solidarite starwars sunshine
        superman support sysadmin temp temporaire test testtest thomas tintin toor toto trustno user utilisateur
        vacances valentin welcome whatever
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}
