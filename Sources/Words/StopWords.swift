/// Words that say nothing alone. The lists are short: a word that means something in the other language
/// (`or`, `but`, `car`, `son`, `été`) is not in them, because nobody says in which language they search.
package enum StopWords {
    package static func contains(_ folded: String) -> Bool { all.contains(folded) }

    private static let french = """
        a à au aux avec ce ces cet cette dans de des du elle elles en est et eux il ils je la le les leur leurs lui \
        mais me ne nos notre nous ou où par pas pour qu que qui sa se ses si sont sur ta te tes tu un une vos votre vous y
        """

    private static let english = """
        an and are as at be been by for from had has have he her his i if in into is it its no not of on our \
        she so that the their them they this to was we were which will with you your
        """

    private static let all = Set(WordScanner(french + " " + english).map(\.folded))
}
