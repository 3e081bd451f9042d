/// What a field is read as.
package enum FieldKind: Sendable, Equatable {
    /// One line, and several, of so many characters.
    case line(ClosedRange<Int>)
    case text(ClosedRange<Int>)
    /// One of these, and any number of these.
    case choice([String])
    case choices([String])
    /// Several short texts, each at most so long.
    case lines(length: Int, most: Int)
    /// To the day, the month or the year.
    case date
    case integer(ClosedRange<Int>)
    case link
    case flag
}
