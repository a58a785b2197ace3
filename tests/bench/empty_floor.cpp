// A process that does nothing: what starting a program costs.
int main() {
  return 0;
}
