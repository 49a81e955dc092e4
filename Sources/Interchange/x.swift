public enum PlaceholderInterchange {}
