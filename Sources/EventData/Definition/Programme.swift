/// `programme.yaml`: sessions, rooms, times, people.
public struct Programme: Sendable {
  init(_ fields: FieldReader, event: EventProfile?) {}
}
