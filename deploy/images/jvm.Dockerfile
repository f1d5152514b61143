# A service on the JVM: docker build -f deploy/images/jvm.Dockerfile --build-arg SERVICE=api-service .
FROM maven:3-eclipse-temurin-25 AS build
ARG SERVICE
WORKDIR /source
COPY . .
# Health and metrics on a port of their own, which nothing in front publishes.
RUN mvn -B -ntp -Dmaven.test.skip=true -Dquarkus.management.enabled=true -am -pl "$SERVICE" package \
    && mv "$SERVICE/target/quarkus-app" /app

FROM eclipse-temurin:25-jre
ARG SERVICE
# The prospector opens pages that show nothing without JavaScript; the others carry no browser.
RUN if [ "$SERVICE" = prospector-service ]; then \
        apt-get update && apt-get install -y --no-install-recommends chromium nodejs && rm -rf /var/lib/apt/lists/*; \
    fi \
    && useradd --system --uid 10001 --home-dir /nonexistent --shell /usr/sbin/nologin shabou
COPY --from=build /app /app
COPY deploy/images/start deploy/images/healthy /usr/local/bin/
USER 10001
WORKDIR /tmp
ENV JAVA_OPTS="-XX:MaxRAMPercentage=62 -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -XX:+ExitOnOutOfMemoryError"
ENTRYPOINT ["start", "sh", "-c", "exec java $JAVA_OPTS -Xshare:auto --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -jar /app/quarkus-run.jar"]
